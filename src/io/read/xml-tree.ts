/** The only module that knows saxes. */
import { SaxesParser } from "saxes";

/** An element with its own text and the elements in it; names without their prefix. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** The file is no well-formed XML, or declares entities, which may blow up without end. */
class XmlFault extends Error {
  readonly code: "not-xml" | "xml-entities" | "xml-too-deep";
  constructor(code: XmlFault["code"], message: string) {
    super(message);
    this.code = code;
  }
}

const MOST_DEPTH = 200;

interface OpenNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

/**
 * Calls `found` with every element of one of the names, whole, and the names of the elements
 * around it with their `name` child, outermost first. Elements elsewhere are not kept.
 */
export function visitXml(
  text: string,
  wanted: ReadonlySet<string>,
  found: (node: XmlNode, folders: readonly string[]) => void,
): void {
  const parser = new SaxesParser({ xmlns: false });
  const folders: { name: string; label: string }[] = [];
  const open: OpenNode[] = [];
  let label: string | null = null;
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype)) {
      throw new XmlFault("xml-entities", "the file declares entities and is not read");
    }
  });
  parser.on("error", (error) => {
    throw new XmlFault("not-xml", error.message.slice(0, 200));
  });
  parser.on("opentag", ({ name: full, attributes }) => {
    const name = localName(full);
    if (folders.length + open.length > MOST_DEPTH) {
      throw new XmlFault("xml-too-deep", `elements stand more than ${MOST_DEPTH} deep`);
    }
    if (open.length > 0 || wanted.has(name)) {
      open.push({
        name,
        attributes: { ...(attributes as Record<string, string>) },
        children: [],
        text: "",
      });
      return;
    }
    if (name === "name") label = "";
    folders.push({ name, label: "" });
  });
  const onText = (piece: string): void => {
    const top = open[open.length - 1];
    if (top !== undefined) top.text += piece;
    else if (label !== null) label += piece;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", () => {
    const node = open.pop();
    if (node === undefined) {
      const closed = folders.pop();
      const parent = folders[folders.length - 1];
      if (closed?.name === "name" && parent !== undefined) parent.label = (label ?? "").trim();
      label = null;
      return;
    }
    const parent = open[open.length - 1];
    if (parent !== undefined) parent.children.push(node);
    else {
      const named = folders.filter(({ name }) => name === "Folder");
      found(
        node,
        named.map((folder) => folder.label).filter((one) => one !== ""),
      );
    }
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The text of the first child of a name; "" where there is none. */
export function childText(node: XmlNode, name: string): string {
  return node.children.find((child) => child.name === name)?.text.trim() ?? "";
}
