import { toLatin1Html } from '../../../../nodes/ConstantContactLegacyV2/campaign/html';

describe('content in ISO-8859-1', () => {
	it.each([
		['<p>Grüße, 5 < 6 & &#8364;</p>', '<p>Grüße, 5 < 6 & &#8364;</p>'],
		['10 € – 🌹', '10 &#8364; &#8211; &#127801;'],
		['<img alt="日本">', '<img alt="&#26085;&#26412;">'],
		['<!--[if mso]>→<![endif]-->', '<!--[if mso]>&#8594;<![endif]-->'],
		['ks S K ſ', 'ks S K &#383;'],
		['\u0080\u00ff\u0100', '\u0080\u00ff&#256;'],
		['', ''],
	])('writes %j as %j', (html, expected) => {
		expect(toLatin1Html(html)).toBe(expected);
	});

	it('writes styles and scripts with escapes of their own', () => {
		const html =
			'→<STYLE type="text/css">a:before { content: "→b" }</STYLE >→' +
			'<script type="application/ld+json">{"name": "€ 🌹"}</script>→';
		expect(toLatin1Html(html)).toBe(
			'&#8594;<STYLE type="text/css">a:before { content: "\\2192 b" }</STYLE >&#8594;' +
				'<script type="application/ld+json">{"name": "\\u20ac \\ud83c\\udf39"}</script>&#8594;',
		);
	});

	it('treats an unclosed style as a style up to the end', () => {
		expect(toLatin1Html('<style>p { font-family: "日" } <b>€</b>')).toBe(
			'<style>p { font-family: "\\65e5 " } <b>\\20ac </b>',
		);
	});

	it("doesn't escape other elements", () => {
		expect(toLatin1Html('<styled>€</styled><!-- <script> -->')).toBe(
			'<styled>&#8364;</styled><!-- <script> -->',
		);
	});

	it('changes nothing the second time', () => {
		const once = toLatin1Html('<style>a { content: "→" }</style>€');
		expect(toLatin1Html(once)).toBe(once);
	});

	it('is quick with long content', () => {
		const html = '<p>€ text</p>'.repeat(50_000);
		const before = process.cpuUsage();
		expect(toLatin1Html(html)).toHaveLength(html.length + 6 * 50_000);
		// Its own time: a busy machine doesn't count. In squares it would be minutes.
		expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(10);
	});
});
