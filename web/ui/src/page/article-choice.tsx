import { open } from "../state/effects";
import { useSelect, useStore } from "../state/store";

/** ArticleChoice leads to the other articles that the server was started with. */
export function ArticleChoice() {
  const store = useStore();
  const titles = useSelect((state) => state.titles);
  const article = useSelect((state) => state.article);
  if (titles.length < 2 || article < 0) return null;
  const go = (i: number) => {
    history.replaceState(history.state, "", i ? `/?i=${i}` : "/");
    void open(store, i);
  };
  return (
    <p class="article-choice">
      <label>
        <span class="visually-hidden">Article</span>
        <select value={article} onChange={(event) => go(Number(event.currentTarget.value))}>
          {titles.map((title, i) => (
            <option key={i} value={i}>
              {title}
            </option>
          ))}
        </select>
      </label>{" "}
      <span class="quiet">
        {article + 1} of {titles.length}
      </span>
    </p>
  );
}
