import { trimInvisible } from './invisible';

/** Normalizes a name for comparison: composed accents, no invisible characters at the ends. Case-sensitive. */
export function composeName(name: string): string {
	return trimInvisible(name).trim().normalize('NFC');
}

/** The same, ignoring case and what kind of spaces are between words, and how many. */
export function foldName(name: string): string {
	return composeName(name).toLowerCase().replace(/\s+/g, ' ');
}

/** The same text with its letters alone, without their accents: `é` as `e`. */
export function removeAccents(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
