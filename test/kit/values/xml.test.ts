import fc from 'fast-check';
import {
	findChild,
	isXmlText,
	parseXml,
	writeXml,
	XmlError,
	type XmlElement,
} from '../../../nodes/kit';
import { anyCharacter } from '../../support/anyCharacter';

describe('reading', () => {
	it('names elements by namespace and local name, whatever the prefix', () => {
		const root = parseXml('<a:x xmlns:a="urn:a" k="v"><y xmlns="urn:b">1<![CDATA[<2>]]></y></a:x>');
		expect(root).toMatchObject({ uri: 'urn:a', name: 'x', attributes: { k: 'v' } });
		expect(findChild(root, 'y')).toMatchObject({ uri: 'urn:b', text: '1<2>' });
		expect(findChild(root, 'z')).toBeUndefined();
	});

	it('gives attributes to their own element alone', () => {
		const root = parseXml('<a k="1" xmlns:p="urn:p"><b/><c p:k="2" l="&lt;"/><d>x</d></a>');
		expect(root.attributes).toEqual({ k: '1', p: 'urn:p' });
		expect(root.children.map(({ attributes }) => attributes)).toEqual([{}, { k: '2', l: '<' }, {}]);
	});

	it('passes on the children of the root, each as a whole', () => {
		const taken: XmlElement[] = [];
		const root = parseXml('<a k="v">1<b><c>2</c></b><d/></a>', (child) => taken.push(child));
		expect(taken).toEqual(parseXml('<a><b><c>2</c></b><d/></a>').children);
		expect(root).toMatchObject({ name: 'a', attributes: { k: 'v' }, children: [], text: '1' });
	});

	it('says what is wrong after children that were passed on', () => {
		const taken: XmlElement[] = [];
		const take = (child: XmlElement) => taken.push(child);
		expect(() => parseXml('<a><b/><c></a>', take)).toThrow(XmlError);
		expect(taken).toHaveLength(2);
	});

	it('says where a document is broken', () => {
		expect(() => parseXml('<a>\n<b></a>')).toThrow('2:7: unexpected close tag');
	});

	it('accepts a byte order mark', () => {
		expect(parseXml('\uFEFF<?xml version="1.0"?><a/>').name).toBe('a');
	});

	it.each([
		['nothing', ''],
		['no XML', 'hello'],
		['an open element', '<a><b></b>'],
		['a wrong end', '<a></b>'],
		['an end in the middle of a tag', '<a><b attr="x'],
		['two roots', '<a/><b/>'],
		['an unknown entity', '<a>&nbsp;</a>'],
		['an unknown prefix', '<p:a/>'],
	])('refuses %s', (_what, text) => {
		expect(() => parseXml(text)).toThrow(XmlError);
	});

	it.each([
		['a document type', '<!DOCTYPE a><a/>'],
		['an entity bomb', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
		['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
		['an external document type', '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>'],
	])('refuses %s', (_what, text) => {
		expect(() => parseXml(text)).toThrow('has a document type');
	});

	it('refuses what is nested too deeply', () => {
		const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
		expect(parseXml(nested(100)).name).toBe('a');
		expect(() => parseXml(nested(101))).toThrow('is nested too deeply');
	});
});

describe('writing', () => {
	const xmlText = fc
		.string({ unit: anyCharacter })
		.filter((text) => isXmlText(text))
		.map((text) => `&<>"'\r\n\t${text}😀`);

	it('survives reading, in elements and in attributes', () => {
		fc.assert(
			fc.property(xmlText, (text) => {
				const root = parseXml(writeXml({ a: { '@b': text, c: text } }));
				expect(root.attributes.b).toBe(text);
				expect(findChild(root, 'c')?.text).toBe(text);
			}),
		);
	});

	it('refuses control characters, half characters and the like', () => {
		const refused = ['\u0000', '\u0008', '\u000B', '\u001F', '\uD800', '\uFFFE', '\uFFFF'];
		for (const sign of refused) {
			expect(isXmlText(sign)).toBe(false);
			expect(() => writeXml({ a: { b: `x${sign}` } })).toThrow(XmlError);
			expect(() => writeXml({ a: { '@b': sign } })).toThrow(XmlError);
			expect(() => writeXml({ a: { b: [{ '#text': sign }] } })).toThrow(XmlError);
		}
	});

	it('repeats the elements of an array', () => {
		const root = parseXml(writeXml({ a: { b: [{ '#text': '1' }, { '#text': '2' }] } }));
		expect(root.children.map(({ name, text }) => [name, text])).toEqual([
			['b', '1'],
			['b', '2'],
		]);
	});
});

describe('an ampersand that begins no reference', () => {
	it.each([
		['in a link', '<a href="/x?a=1&b=2&c"/>', { attributes: { href: '/x?a=1&b=2&c' } }],
		['in a text', '<a>Tom & Jerry && Co</a>', { text: 'Tom & Jerry && Co' }],
		['at the end', '<a>x&</a>', { text: 'x&' }],
		['beside real ones', '<a>&amp;&#38;&#x26;&lt;&b</a>', { text: '&&&<&b' }],
		['in CDATA, where it stays', '<a>a&b<![CDATA[c&d&amp;]]>e&f</a>', { text: 'a&bc&d&amp;e&f' }],
		['in a comment', '<a>a&b<!-- c&d --><!-- <![CDATA[ -->e&f</a>', { text: 'a&be&f' }],
		[
			'with a semicolon far away',
			`<a>a&${'b'.repeat(70)};c</a>`,
			{ text: `a&${'b'.repeat(70)};c` },
		],
	])('is one, %s', (_where, text, expected) => {
		expect(parseXml(text)).toMatchObject(expected);
	});

	it('does not let entities in', () => {
		expect(() => parseXml('<a>a & b &secret;</a>')).toThrow(XmlError);
		expect(() => parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>x & &b;</a>')).toThrow(/document type/);
	});

	it('takes linear time in a long text', () => {
		const text = `<a>${'& <![CDATA[&'.repeat(50_000)}</a>`;
		expect(() => parseXml(text)).toThrow(XmlError);
		const open = `<a>${'&'.repeat(200_000)}</a>`;
		expect(parseXml(open).text).toHaveLength(200_000);
	});
});
