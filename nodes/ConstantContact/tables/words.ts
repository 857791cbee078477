import type { IDataObject } from 'n8n-workflow';

/** What version 2 called a word of the API; one that it had no word for stays. */
export function toLegacyWord(words: Record<string, string>, word: unknown): IDataObject[string] {
	const key = String(word);
	return Object.hasOwn(words, key) ? (words[key] as string) : (word as IDataObject[string]);
}
