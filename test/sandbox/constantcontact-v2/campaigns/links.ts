import type { CampaignLink } from './record';

/** The links in an email, without duplicates; their ids follow that of the campaign. */
export function linksIn(html: string, campaignId: number): CampaignLink[] {
	const found = html.matchAll(/href\s*=\s*["'](https?:\/\/[^"']+)["']/gi);
	const urls = new Set([...found].map(([, url]) => url!.replaceAll('&amp;', '&')));
	return [...urls].map((url, at) => ({ uid: campaignId + 1 + at, url }));
}
