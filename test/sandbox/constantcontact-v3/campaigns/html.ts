const MARK = /\[\[trackingImage\]\]/gi;
/** Character pairs reserved by the service (V3 pitfalls 24). */
const RESERVED = ['[#', '${', '<@'];
const MAX_BYTES = 400 * 1024;

/** What is wrong with custom HTML: it must have exactly one tracking tag in its body, and has limits. */
export function htmlFaults(html: string): string[] {
	const faults: string[] = [];
	const body = /<body[\s>]/i.exec(html);
	const marks = html.match(MARK)?.length ?? 0;
	if (marks !== 1)
		faults.push(`html_content must have [[trackingImage]] once but has it ${marks} times`);
	else if (body !== null && html.search(MARK) < body.index) {
		faults.push('html_content must have [[trackingImage]] in its body');
	}
	for (const pair of RESERVED) {
		if (html.includes(pair)) faults.push(`html_content must not contain '${pair}'`);
	}
	if (Buffer.byteLength(html) > MAX_BYTES) {
		faults.push(`html_content is larger than ${MAX_BYTES} bytes`);
	}
	return faults;
}

/** The email as shown in a preview. */
export function previewHtml(html: string): string {
	return html.replace(MARK, '');
}

/** The text of an email without tracking and HTML tags. */
export function previewText(html: string): string {
	return previewHtml(html)
		.replaceAll(/<[^<>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
}
