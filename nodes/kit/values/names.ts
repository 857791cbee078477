import { trimInvisible } from './invisible';

/** A name as it is compared with others: with composed accents, and nothing invisible at its ends. Capital letters count. */
export function composedName(name: string): string {
	return trimInvisible(name).trim().normalize('NFC');
}

/** The same whatever its capital letters. */
export function foldedName(name: string): string {
	return composedName(name).toLowerCase();
}
