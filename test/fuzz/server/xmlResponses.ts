import fc from 'fast-check';

import { hostileText, INHERITED } from '../hostile';

/** A change to an XML response, made in its text, so that it doesn't need to stay well-formed. */
export interface XmlChange {
	kind: 'text' | 'element' | 'attribute' | 'insert' | 'cut' | 'repeat' | 'prolog';
	/** Which position of its kind, wrapping around. */
	at: number;
	text: string;
}

/** What a hostile server puts before or into a document. */
const PIECES = [
	'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>',
	'<!DOCTYPE a SYSTEM "http://elsewhere.example/a.dtd">',
	'<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
	'&c;',
	'&#0;',
	'&#xD800;',
	'<?xml version="1.0" encoding="UTF-16"?>',
	'<![CDATA[ <b> ]]>',
	'<!-- -- -->',
	`${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`,
	'<__proto__>1</__proto__>',
	'<Constructor><prototype>1</prototype></Constructor>',
	'<a xmlns:x="urn:x" x:__proto__="1"/>',
	'\u0000',
];

/** Text inserted as it is, or escaped so that the document stays well-formed. */
const text = fc.oneof(
	fc.constantFrom(...PIECES, ...INHERITED),
	hostileText,
	hostileText.map((raw) => raw.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)),
);

/** Changes that a hostile server makes to its XML responses. */
export const xmlChange: fc.Arbitrary<XmlChange> = fc.record({
	kind: fc.constantFrom(
		'text',
		'text',
		'element',
		'attribute',
		'insert',
		'cut',
		'repeat',
		'prolog',
	),
	at: fc.nat(10_000),
	text,
});

const PLACES: Record<XmlChange['kind'], RegExp> = {
	text: />[^<>]+</g,
	element: /<\/?[\w:]+/g,
	attribute: /"[^"<>]*"/g,
	insert: />/g,
	cut: /<[^<>]+>[^<>]*/g,
	repeat: /<[^<>/?!]+>[^<>]*<\/[^<>]+>/g,
	prolog: /<(?![?!])/g,
};

/** Applies a change to a response. */
export function changeXml(body: string, { kind, at, text: piece }: XmlChange): string {
	const places = [...body.matchAll(PLACES[kind])];
	const chosen = kind === 'prolog' ? places[0] : places[at % places.length];
	if (chosen === undefined) return piece;
	const [found] = chosen;
	const replaced: Record<XmlChange['kind'], string> = {
		text: `>${piece}<`,
		element: `${found.startsWith('</') ? '</' : '<'}${piece}`,
		attribute: `"${piece}"`,
		insert: `>${piece}`,
		cut: '',
		repeat: found.repeat(3),
		prolog: `${piece}${found}`,
	};
	return body.slice(0, chosen.index) + replaced[kind] + body.slice(chosen.index + found.length);
}
