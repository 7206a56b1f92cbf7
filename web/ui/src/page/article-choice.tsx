import { go } from "../state/opening";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

/** ArticleChoice leads to the other articles that the server was started with. */
export function ArticleChoice() {
  const store = useStore();
  const titles = useSelect((state) => state.titles);
  const article = useSelect((state) => state.article);
  const works = useSelect((state) => state.works);
  if (titles.length < 2 || (article < 0 && works?.of !== "articles")) return null;
  const turn = (i: number) => void go(store, i < 0 ? "/?all=articles" : i ? `/?i=${i}` : "/");
  return (
    <p class="article-choice">
      <label>
        <span class="visually-hidden">{say("article")}</span>
        <select value={article} onChange={(event) => turn(Number(event.currentTarget.value))}>
          <option value={-1}>{say("works.choose", { n: titles.length })}</option>
          {titles.map((title, i) => (
            <option key={i} value={i}>
              {title}
            </option>
          ))}
        </select>
      </label>{" "}
      {article >= 0 && <span class="quiet">{say("text.at", { at: article + 1, n: titles.length })}</span>}
    </p>
  );
}
