import { describe, expect, it } from "vitest";
import { languageOf } from "./language-of";

describe("languageOf", () => {
  it.each([
    [
      "es",
      "El presidente viajó ayer a la región para reunirse con los alcaldes, que piden más ayuda tras las lluvias de la semana pasada.",
    ],
    [
      "fr",
      "Le ministre a rencontré hier les habitants de la région, à environ cent kilomètres de la frontière, après les inondations de la semaine.",
    ],
    [
      "ar",
      "وصل الوفد إلى المدينة يوم الخميس ثم غادر إلى العاصمة حيث التقى بعدد من المسؤولين وناقش معهم الوضع في المنطقة",
    ],
    [
      "en",
      "The minister met the people of the region yesterday, about a hundred kilometres from the border, after the floods of last week.",
    ],
    ["", "It rained."],
    [
      "",
      "Llanfairpwllgwyngyll in Wales is near Bangor. Krung Thep Maha Nakhon is Bangkok. Zürich, Kraków, Łódź and Reykjavík.",
    ],
  ])("is %j of %j", async (want, text) => expect(await languageOf(text, "en")).toBe(want));
});
