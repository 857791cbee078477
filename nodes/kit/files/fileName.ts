/**
 * A safe file name made from what a server or user supplied: no path, nothing that could end a header, and no characters that
 * change the writing direction, with which `gpj.exe` can look like `exe.jpg`.
 */
export function toSafeFileName(name: string): string {
	const safe = name.replace(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069"\\/]/gu, '_').trim();
	return /^\.*$/.test(safe) ? `_${safe}` : safe;
}
