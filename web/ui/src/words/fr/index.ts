import type { Catalogue } from "../say";
import { archive } from "./archive";
import { map } from "./map";
import { page } from "./page";
import { places } from "./places";
import { share } from "./share";
import { terms } from "./terms";

export const fr: Catalogue = { ...page, ...terms, ...places, ...map, ...share, ...archive };
