import { useState } from "preact/hooks";
import type { Explanations } from "../model/reason";
import { explanationsOf } from "../state/explanations";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { Told } from "./told";

interface Props {
  question: string;
  says: (explanations: Explanations) => string[]; // sentences or phrases, the strongest first
}

/** Why answers a question about what the server decided; it asks the server when it is opened. */
export function Why({ question, says }: Props) {
  const store = useStore();
  const [answers, setAnswers] = useState<string[] | null>(null);
  const [error, setError] = useState("");
  const isTogether = useSelect((state) => state.works !== null); // the server has read each by itself
  const ask = () => {
    if (answers) return;
    setError("");
    explanationsOf(store.get()).then(
      (explanations) => setAnswers(says(explanations)),
      (problem: Error) => setError(problem.message),
    );
  };
  if (isTogether) return null;
  return (
    <details class="why" onToggle={(event) => event.currentTarget.open && ask()}>
      <summary>{question}</summary>
      <div role="status" tabIndex={0}>
        {error && <p class="failure">{error}</p>}
        {!answers && !error && <p class="quiet late">{say("asking")}</p>}
        {answers?.length === 0 && <p class="quiet">{say("why.nothing")}</p>}
        {answers && answers.length > 0 && (
          <ul>
            {answers.map((answer) => (
              <li key={answer}>
                <Told>{answer}</Told>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
