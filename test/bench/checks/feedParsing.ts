import { SaxesParser } from 'saxes';
import { readFeed } from '../../../nodes/ConstantContactLegacy/api/atom';
import { decodeEntry } from '../../../nodes/ConstantContactLegacy/api/payload';
import { startSandbox } from '../../sandbox';
import { withSpread, ratio } from '../report/cells';
import type { Check } from '../report/results';
import { spreadOf } from '../measuring/statistics';

const ROUNDS = 25;

/** Size of the large feed in characters, which equal bytes here. */
const LARGE = 1_900_000;

/** Feeds of contacts converted to items by our codec, compared with the XML parser under it, which builds nothing. */
export async function feedParsing(): Promise<Check[]> {
	const page = await contactFeedText();
	return [
		compare('feedPage', '50 contacts (one page)', page, 50, 40),
		compare('largeFeed', '1.9 MB of contacts', enlarge(page), 2500, 1),
	];
}

/** @param repeats how many times a feed is read per measured time */
function compare(key: string, what: string, text: string, least: number, repeats: number): Check {
	const decode = () => {
		const { length } = readFeed(text, decodeEntry).entries;
		if (length < least) throw new Error(`${length} of ${least} contacts were read`);
	};
	const scan = () => {
		new SaxesParser({ xmlns: true }).write(text).close();
	};
	const ratios = Array.from(
		{ length: 2 * ROUNDS },
		() => timeOf(decode, repeats) / timeOf(scan, repeats),
	);
	// The first half is for warming up.
	const spread = spreadOf(ratios.slice(ROUNDS));
	return {
		key,
		what: `Constant Contact v1: reading a feed of ${what}, beside the XML parser alone`,
		value: `${withSpread(spread, ratio)} × its time`,
		target: { text: 'at most 1.5 × the time', met: spread.median <= 1.5 },
	};
}

function timeOf(act: () => void, repeats: number): number {
	const started = performance.now();
	for (let repeat = 0; repeat < repeats; repeat++) act();
	return performance.now() - started;
}

async function contactFeedText(): Promise<string> {
	const sandbox = await startSandbox();
	const { baseUrl, apiKey, username, password } = sandbox.constantContactV1.credentials;
	const pair = Buffer.from(`${apiKey}%${username}:${password}`).toString('base64');
	const response = await fetch(`${baseUrl}/ws/customers/${username}/contacts`, {
		headers: { authorization: `Basic ${pair}` },
	});
	const text = await response.text();
	await sandbox.close();
	return text;
}

/** The same feed with its entries repeated to reach the large size. */
function enlarge(page: string): string {
	const end = page.lastIndexOf('</feed>');
	const entries = page.slice(page.indexOf('<entry>'), end);
	const more = Math.floor((LARGE - page.length) / entries.length);
	return page.slice(0, end) + entries.repeat(more) + page.slice(end);
}
