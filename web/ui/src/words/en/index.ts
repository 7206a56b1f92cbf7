import type { Message } from "../message";
import { archive } from "./archive";
import { map } from "./map";
import { page } from "./page";
import { places } from "./places";
import { share } from "./share";
import { terms } from "./terms";

/** messages are those of English, which has every key that any language has. */
const messages = { ...page, ...terms, ...places, ...map, ...share, ...archive };

/** Key names a message. */
export type Key = keyof typeof messages;

export const en: Record<Key, Message> = messages;
