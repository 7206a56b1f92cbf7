// What the page does with a file before the server takes the text out of it.
import { say } from "../words/say";

/** Readable is a file that the server reads. */
export interface Readable {
  type: string; // its media type
  body: Blob;
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const writer = "application/vnd.oasis.opendocument.text";

const types: [RegExp, string][] = [
  [/\.(txt|text)$/i, "text/plain"],
  [/\.(md|markdown)$/i, "text/markdown"],
  [/\.x?html?$/i, "text/html"],
  [/\.docx$/i, word],
  [/\.odt$/i, writer],
  [/\.rtf$/i, "application/rtf"],
  [/\.eml$/i, "message/rfc822"],
  [/\.(csv|tsv)$/i, "text/csv"],
];

/** isPDF tells the files that are read here, and not on the server. */
export const isPDF = (file: File): boolean => /\.pdf$/i.test(file.name) || file.type === "application/pdf";

/** largestPDF is how many bytes one may have, with all its pictures. */
export const largestPDF = 50 << 20;

/** accepted is what a file dialog offers. */
export const accepted = ".pdf,.txt,.md,.markdown,.html,.htm,.docx,.odt,.rtf,.eml,.csv,.tsv,text/plain";

const longest = 1 << 20; // bytes that a server takes
const largest = 50 << 20; // bytes of a file with pictures, of which only the text is sent
const texts: Record<string, string> = { [word]: "word/document.xml", [writer]: "content.xml" };

/** readable finds out what a file is and leaves its pictures out; an error says in plain words why it cannot be read. */
export async function readable(file: File): Promise<Readable> {
  const named = types.find(([name]) => name.test(file.name))?.[1];
  const type = named ?? (file.type.startsWith("text/") ? file.type : "");
  if (!type) throw new Error(say("file.unreadable", { name: file.name }));
  if (!file.size) throw new Error(say("file.empty"));
  const text = texts[type];
  if (file.size > (text ? largest : longest)) throw new Error(say("file.tooLong"));
  const body = text ? await textOnly(file, text) : file;
  if (body.size > longest) throw new Error(say("file.tooLong"));
  return { type, body };
}

/** textOnly is a word processor's file without its pictures; one that is damaged is left to the server to complain of. */
async function textOnly(file: File, part: string): Promise<Blob> {
  const { unzipSync, zipSync } = await import("fflate");
  try {
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => name === part && originalSize <= 16 << 20,
    });
    return parts[part] ? new Blob([zipSync(parts) as Uint8Array<ArrayBuffer>]) : file;
  } catch {
    return file;
  }
}
