import workerFile from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?file";
import type { Article } from "../model/reading";
import { say } from "../words/say";
import { articleOf, type Line } from "./pdf-text";

const most = 500; // pages that are read

/** readPDF takes the article out of a PDF, here in the browser; an error says in plain words why it cannot. */
export async function readPDF(file: File): Promise<Article> {
  const { getDocument, GlobalWorkerOptions } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const worker = new Worker(new URL(workerFile, import.meta.url), { type: "module" });
  GlobalWorkerOptions.workerPort = worker;
  const data = new Uint8Array(await file.arrayBuffer());
  const task = getDocument({ data, verbosity: 0, disableFontFace: true, useSystemFonts: false, enableXfa: false });
  try {
    const pdf = await task.promise;
    const pages: Line[][] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, most); number++) {
      const page = await pdf.getPage(number);
      pages.push(linesOf((await page.getTextContent()).items));
      page.cleanup();
    }
    const article = articleOf(pages);
    if (!article.title && !article.text) throw new Error(say("file.scanned"));
    return article;
  } catch (error) {
    const { name } = error as Error;
    if (name === "PasswordException") throw new Error(say("file.locked"));
    if (/PDF|Format|Unknown/.test(name)) throw new Error(say("file.damaged"));
    throw error;
  } finally {
    await task.destroy();
    worker.terminate();
  }
}

/** Item is a stretch of text as the reader of PDFs tells it; others of its items are marks without text. */
interface Item {
  str: string;
  transform: number[]; // from text to the page: the last two are where it begins
  height: number;
  hasEOL: boolean;
}

/** linesOf puts the stretches of text of a page together, up to where each line ends. */
function linesOf(items: (object | Item)[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  for (const item of items) {
    if (!("str" in item)) continue;
    const size = Math.round(item.height * 2) / 2;
    line ??= { text: "", y: item.transform[5] ?? 0, size };
    line.text += item.str;
    if (item.str.trim()) line.size = Math.max(line.size, size);
    if (!item.hasEOL) continue;
    lines.push(line);
    line = null;
  }
  return line ? [...lines, line] : lines;
}
