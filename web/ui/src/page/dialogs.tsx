import { AddDialog } from "../correct/add-dialog";
import { CorrectDialog } from "../correct/correct-dialog";
import { NewDialog } from "../make/new-dialog";
import { ShareDialog } from "../share/share-dialog";
import { useSelect } from "../state/store";

/** Dialogs is the window that is open, if any. */
export function Dialogs() {
  const dialog = useSelect((state) => state.dialog);
  switch (dialog?.kind) {
    case "new":
      return <NewDialog />;
    case "share":
      return <ShareDialog />;
    case "correct":
      return <CorrectDialog id={dialog.place} />;
    case "add":
      return <AddDialog start={dialog.start} end={dialog.end} />;
    default:
      return null;
  }
}
