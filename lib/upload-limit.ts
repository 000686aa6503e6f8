export const UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024;
