import { at } from "../browser/root";
import { useStore } from "../state/store";
import { say } from "../words/say";

/** Failed says why there is no article, and what can be done instead. */
export function Failed({ message, status }: { message: string; status: number }) {
  const store = useStore();
  return (
    <div class="failed">
      <h1>{say(status === 404 ? "failed.gone" : "failed.title")}</h1>
      <p class="failure">{status === 404 ? say("failed.goneSays") : message}</p>
      <p class="actions">
        <a class="button" href={at("/")}>
          {say("failed.home")}
        </a>
        <button type="button" onClick={() => store.send({ type: "dialog", dialog: { kind: "new" } })}>
          {say("new")}
        </button>
      </p>
    </div>
  );
}
