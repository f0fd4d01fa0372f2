import packageJson from "../../package.json" with { type: "json" };

/** Name and version as every output prints them; the same text the command line uses. */
export const APP_NAME = `${packageJson.name} ${packageJson.version}`;
