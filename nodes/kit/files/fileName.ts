/**
 * A name for a file, made of what a server or a user calls it: no path, nothing that could end a header, and no signs that turn
 * the direction of writing, by which `gpj.exe` can look like `exe.jpg`.
 */
export function toSafeFileName(name: string): string {
	const safe = name.replace(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069"\\/]/gu, '_').trim();
	return /^\.*$/.test(safe) ? `_${safe}` : safe;
}
