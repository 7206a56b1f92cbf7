import { say } from "../words/say";

interface Field {
  label: string;
  value: string;
  onValue: (value: string) => void;
}

/** NameField takes what a place is called. */
export function NameField({
  label,
  value,
  onValue,
  isFirst = false,
  placeholder = "",
}: Field & { isFirst?: boolean; placeholder?: string }) {
  return (
    <label>
      {label}
      <input
        type="text"
        dir="auto"
        autofocus={isFirst}
        maxLength={200}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}

/** PositionField takes coordinates. */
export function PositionField({ value, onValue }: Omit<Field, "label">) {
  return (
    <label>
      {say("own.position")}
      <input
        type="text"
        dir="ltr"
        placeholder="51.5308, -0.1238"
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}

/** Fault says what is wrong with what was filled in, "" for nothing. */
export function Fault({ says }: { says: string }) {
  return says ? (
    <p class="failure" role="alert">
      {says}
    </p>
  ) : null;
}
