export * from "./assessment";
export * from "./facts";
