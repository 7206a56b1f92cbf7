import { type Unit, unitNames } from "../format/length";
import { useSelect, useStore } from "../state/store";

const units: Unit[] = ["km", "mi", "nmi"];

/** UnitChoice says in what the whole page measures; the link keeps it. */
export function UnitChoice() {
  const store = useStore();
  const unit = useSelect((state) => state.unit);
  return (
    <div class="choice" role="group" aria-label="Unit">
      {units.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === unit}
          title={unitNames[one]}
          onClick={() => store.send({ type: "unit", unit: one })}
        >
          {one}
        </button>
      ))}
    </div>
  );
}
