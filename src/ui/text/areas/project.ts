import type { TextArea } from "../text-area.ts";

export const PROJECT_TEXT = {
  title: { zh: "项目", en: "Project" },
  name: { zh: "项目名称", en: "Name of the project" },
  unnamed: { zh: "未命名", en: "Unnamed" },
  copyOf: { zh: "{{name}} 副本", en: "{{name}}, copy" },
  save: { zh: "保存项目文件", en: "Save a project file" },
  saving: { zh: "正在计算并保存", en: "Computing and saving" },
  open: { zh: "打开…", en: "Open…" },
  saveAs: { zh: "另存为副本", en: "Save as a copy" },
  create: { zh: "新项目", en: "New project" },
  failed: { zh: "没有成功，当前项目未改动", en: "That failed; the project is unchanged" },
  leaveOut: {
    zh: "数据另存为文件，不放进项目文件",
    en: "Leave the data out; save it as files beside the project",
  },
  recent: { zh: "本机的其他项目", en: "Other projects in this browser" },
  noRecent: { zh: "还没有其他项目", en: "None yet" },
  versions: { zh: "历史版本", en: "Versions" },
  noVersions: {
    zh: "还没有版本；工作时每 10 分钟留一个",
    en: "None yet; one is kept every 10 minutes of work",
  },
  keepVersion: { zh: "现在留一个版本", en: "Keep one now" },
  goBack: { zh: "回到这里", en: "Go back to it" },
  holds: {
    zh: "{{scenarios}} 个方案，{{edits}} 项改动",
    en: "scenarios {{scenarios}}, changes {{edits}}",
  },
  whyTime: { zh: "自动", en: "by time" },
  whyHand: { zh: "手动", en: "by hand" },
  whyBefore: { zh: "替换之前", en: "before going back" },
  whyUnsaved: { zh: "另一窗口接手前未存的改动", en: "unsaved when another window took over" },
  openTitle: { zh: "打开项目", en: "Open a project" },
  reading: { zh: "正在读取", en: "Reading" },
  refused: {
    zh: "项目文件有误，当前项目未改动",
    en: "The project file is at fault; your project is unchanged",
  },
  incomplete: {
    zh: "项目文件里没有放数据。请给出下面的文件；内容一致之前不计算。",
    en: "The data was left out of the project file. Give the files below; nothing is computed until they match.",
  },
  missing: {
    zh: "{{name}}，{{count, number}} 处设施",
    en: "{{name}}, facilities: {{count, number}}",
  },
  give: { zh: "选择文件…", en: "Choose files…" },
  ready: {
    zh: "读取完整。打开后当前项目仍在本机，可以随时回来。",
    en: "The file is whole. Your present project stays in this browser; you can come back to it.",
  },
  go: { zh: "打开项目", en: "Open the project" },
} as const satisfies TextArea;
