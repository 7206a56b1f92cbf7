import { memo } from "preact/compat";
import { featureName } from "../format/words";
import { isOwn } from "../model/correction";
import { type Place, regionOf } from "../model/place";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

/** typeOf says what a place is, in words. */
export const typeOf = (place: Place) =>
  place.within
    ? say("type.within")
    : isOwn(place.id)
      ? say("type.own")
      : featureName(place.featureClass, place.featureCode);

/** PlaceRow is one place of the list. A row is drawn anew only when something of it changes: a list may have hundreds. */
export const PlaceRow = memo(function PlaceRow({
  place,
  isSelected,
  isCorrigible,
}: {
  place: Place;
  isSelected: boolean;
  isCorrigible: boolean;
}) {
  const store = useStore();
  const isPointed = useSelect((state) => state.pointed?.id === place.id);
  return (
    <tr
      data-place-id={place.id}
      class={`${isPointed ? "is-pointed" : ""} ${isSelected ? "is-selected" : ""}`}
      onPointerEnter={() => store.send({ type: "point", pointed: { id: place.id, by: "list" } })}
      onClick={() => store.send({ type: "select", selection: { kind: "place", id: place.id } })}
    >
      <th scope="row">
        <button
          type="button"
          class="plain"
          dir="auto"
          tabIndex={-1}
          aria-pressed={isSelected}
          onFocus={() => store.send({ type: "point", pointed: { id: place.id, by: "list" } })}
          onBlur={() => store.send({ type: "point", pointed: null })}
        >
          {place.name}
        </button>
        {place.known !== place.name && !place.within && !isOwn(place.id) && (
          <span class="quiet">
            {" "}
            — <bdi>{place.known}</bdi>
          </span>
        )}
        {place.within && <span class="quiet"> — {say("places.within", { place: place.within.name })}</span>}
        {place.details.note && <span class="note-sign" title={place.details.note} aria-hidden="true" />}
        {place.disputed && (
          <>
            {" "}
            <abbr title={place.disputed} class="quiet">
              {say("disputed")}
            </abbr>
          </>
        )}
      </th>
      <td>
        {typeOf(place)}
        {regionOf(place) && <span class="narrow-only quiet">, {regionOf(place)}</span>}
      </td>
      <td>{regionOf(place)}</td>
      <td class="number">{place.mentionCount}</td>
      <td class="number">
        {isCorrigible && (
          <button
            type="button"
            class="small"
            tabIndex={-1}
            aria-label={say("button.of", { name: place.name, does: say("places.wrong") })}
            onClick={(event) => {
              event.stopPropagation();
              store.send({ type: "dialog", dialog: { kind: "correct", place: place.id } });
            }}
          >
            {say("places.wrong")}
          </button>
        )}
      </td>
    </tr>
  );
});
