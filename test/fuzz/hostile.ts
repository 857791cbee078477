import fc from 'fast-check';
import { anyCharacter } from '../support/anyCharacter';

/** Names through which careless code reaches what all objects inherit. */
export const INHERITED = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'valueOf',
	'toJSON',
	'hasOwnProperty',
	'isLuxonDateTime',
	'__defineGetter__',
	'length',
	'then',
];

/** Texts that have broken programs. */
export const NASTY_TEXTS = [
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'\r\n',
	'x\r\nSet-Cookie: a=b',
	'\ufeff',
	'\u202eevil\u202c',
	'\u2028\u2029',
	'\ud800',
	'\udfff\ud800',
	'\uffff',
	'..',
	'../../etc/passwd',
	'..\\..\\windows\\win.ini',
	'%2e%2e%2f',
	'%00',
	'file:///etc/passwd',
	'//elsewhere.example/a',
	'https://user:pass@elsewhere.example/',
	'javascript:alert(1)',
	'<script>alert(1)</script>',
	'&lt;&#x41;&nope;',
	']]>',
	'<!--',
	'<?xml version="1.0"?>',
	'{{ $json }}',
	'={{ 1 + 1 }}',
	'=1+1',
	'@SUM(A1)',
	'"',
	"'",
	'`',
	'\\',
	'NaN',
	'Infinity',
	'-0',
	'1e999',
	'0x10',
	'9007199254740993',
	'2026-13-45T99:99:99Z',
	'0000-00-00',
	'+275760-09-13T00:00:00.001Z',
	...INHERITED,
];

/** Numbers at the limits. */
const NASTY_NUMBERS = [
	0,
	-1,
	0.1,
	2 ** 31,
	2 ** 53,
	-(2 ** 53),
	8.64e15,
	8.64e15 + 1,
	1e308,
	-1e308,
	5e-324,
];

/** Any text, with a bias towards what breaks programs. */
export const hostileText = fc.oneof(
	fc.constantFrom(...NASTY_TEXTS),
	fc.string({ unit: anyCharacter }),
	fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', 'a', '\u0000', '\r', '\n', '.', '/') }),
	// Long texts that almost match a pattern.
	fc
		.tuple(
			fc.string({ minLength: 1, maxLength: 3 }),
			fc.integer({ min: 100, max: 20_000 }),
			fc.string(),
		)
		.map(([part, times, end]) => part.repeat(times) + end),
);

/** Any name of a field, column or attribute. */
export const hostileKey = fc.oneof(
	fc.constantFrom(...INHERITED),
	fc.constantFrom('id', 'email', 'name', 'a.b', 'extended.__proto__.x', 'constructor.prototype.x'),
	hostileText,
);

export const hostileNumber = fc.oneof(
	fc.constantFrom(...NASTY_NUMBERS),
	// JSON.stringify turns negative zero into zero.
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);

/** Any JSON value, including `__proto__` as an ordinary key. */
export const { value: hostileJson } = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		hostileText,
		hostileNumber,
		fc.constantFrom(null, true, false),
		fc.array(tie('value'), { maxLength: 4 }),
		tie('record'),
	),
	record: fc
		.array(fc.tuple(hostileKey, tie('value')), { maxLength: 4 })
		// Like JSON.parse, and unlike an assignment, this makes `__proto__` an own key of the object.
		.map((entries) => Object.fromEntries(entries)),
}));

/** A record with hostile keys and values. */
export const hostileRecord = fc
	.array(fc.tuple(hostileKey, hostileJson), { maxLength: 5 })
	.map((entries) => Object.fromEntries(entries) as Record<string, unknown>);
