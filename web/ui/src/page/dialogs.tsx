import { AddDialog } from "../correct/add-dialog";
import { ConflictDialog } from "../correct/conflict-dialog";
import { CorrectDialog } from "../correct/correct-dialog";
import { CorrectionsDialog } from "../correct/corrections-dialog";
import { DetailsDialog } from "../correct/details-dialog";
import { FocusDialog } from "../correct/focus-dialog";
import { MapsDialog } from "../make/maps-dialog";
import { NewDialog } from "../make/new-dialog";
import { PictureDialog } from "../share/picture-dialog";
import { ShareDialog } from "../share/share-dialog";
import { useSelect } from "../state/store";
import { HelpDialog } from "./help-dialog";

/** Dialogs is the window that is open, if any. */
export function Dialogs() {
  const dialog = useSelect((state) => state.dialog);
  switch (dialog?.kind) {
    case "new":
      return <NewDialog />;
    case "share":
      return <ShareDialog />;
    case "picture":
      return <PictureDialog />;
    case "correct":
      return <CorrectDialog id={dialog.place} />;
    case "add":
      return <AddDialog start={dialog.start} end={dialog.end} />;
    case "details":
      return <DetailsDialog id={dialog.place} />;
    case "corrections":
      return <CorrectionsDialog />;
    case "conflict":
      return <ConflictDialog conflicts={dialog.conflicts} />;
    case "focus":
      return <FocusDialog />;
    case "maps":
      return <MapsDialog />;
    case "help":
      return <HelpDialog />;
    default:
      return null;
  }
}
