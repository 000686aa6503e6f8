// The schemas compile their checks with `new Function` where they may. The content policy forbids it, and the mere try is
// reported, so they are told before the first of them is read. Set by its global name: importing it here would put the whole
// library on every page.
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };

export {};
