/** What went wrong with n8n's storage, and what to do about it. */
interface StorageProblem {
	happened: string;
	nextStep: string;
}

/** Problems by the operating system's error code. */
const STORAGE_PROBLEMS: Record<string, StorageProblem> = {
	ENOSPC: {
		happened: 'n8n could not store the file, because its disk is full',
		nextStep: "Free some space on n8n's disk, then run again.",
	},
	EDQUOT: {
		happened: 'n8n could not store the file, because its disk quota is used up',
		nextStep: "Free some space on n8n's disk, or have the quota raised, then run again.",
	},
	EFBIG: {
		happened: 'n8n could not store the file because it is too large for the disk',
		nextStep: 'Read fewer records at once, then run again.',
	},
	...Object.fromEntries(
		['EACCES', 'EPERM', 'EROFS'].map((code) => [
			code,
			{
				happened: `n8n isn't allowed to write to its storage folder (${code})`,
				nextStep: 'Ask your n8n administrator to make its storage writable.',
			},
		]),
	),
	...Object.fromEntries(
		['EMFILE', 'ENFILE', 'EIO', 'EBUSY', 'ENOENT'].map((code) => [
			code,
			{
				happened: `n8n could not read or write its files (${code})`,
				nextStep:
					'Run again. If the error persists, ask your n8n administrator to check its storage.',
			},
		]),
	),
};

/** Finds what went wrong with n8n's storage, however deeply n8n's error wraps it. */
export function findStorageProblem(error: unknown): StorageProblem | undefined {
	let current = error;
	for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
		const { code, cause } = current as { code?: unknown; cause?: unknown };
		if (typeof code === 'string' && Object.hasOwn(STORAGE_PROBLEMS, code))
			return STORAGE_PROBLEMS[code];
		current = cause;
	}
	return undefined;
}
