import type { AccountNode } from '../setup';

/** A campaign with its mail, as the sandbox has it: `DRAFT` is the newest, `SCHEDULED` the one before, the others are sent. */
export function campaignWith({ account }: AccountNode, status: 'DONE' | 'DRAFT' | 'SCHEDULED') {
	const all = account.campaigns().filter(({ isRemoved }) => !isRemoved);
	const found = all
		.map((campaign) => ({ campaign, activity: account.campaignActivities(campaign.id)[0]! }))
		.filter(({ activity }) => activity.status === status)
		.find(({ activity }) => status === 'SCHEDULED' || activity.content.formatType === 5);
	if (found === undefined) throw new Error(`There is no campaign with the status ${status}`);
	return found;
}

/** What an operation about a campaign's mail gets where the campaign was picked from the list. */
export const picked = (value: string) => ({
	campaignActivity: { __rl: true, mode: 'list', value },
});

/** A whole campaign, as the form of Create has it. */
export const draft = (more: object = {}) => ({
	name: 'June',
	subject: 'News of June',
	fromName: "Joe's Flowers",
	fromEmail: { __rl: true, mode: 'list', value: 'news@example.com' },
	htmlContent: '<html><BODY class="x">Hello</BODY></html>',
	...more,
});

/** The mail of a campaign by its own ID. */
export const byActivity = (value: string) => ({ __rl: true, mode: 'activity', value });
