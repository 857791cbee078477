import type { AccountNode } from '../setup';

/** A campaign with its email, as in the sandbox: `DRAFT` is the newest, `SCHEDULED` the one before, the others have been sent. */
export function campaignWith({ account }: AccountNode, status: 'DONE' | 'DRAFT' | 'SCHEDULED') {
	const all = account.campaigns().filter(({ isRemoved }) => !isRemoved);
	const found = all
		.map((campaign) => ({ campaign, activity: account.campaignActivities(campaign.id)[0]! }))
		.filter(({ activity }) => activity.status === status)
		.find(({ activity }) => status === 'SCHEDULED' || activity.content.formatType === 5);
	if (found === undefined) throw new Error(`There is no campaign with the status ${status}`);
	return found;
}

/** The parameters of an operation on a campaign's email, if the campaign was chosen from the list. */
export const picked = (value: string) => ({
	campaignActivity: { __rl: true, mode: 'list', value },
});

/** A complete campaign, as filled in in the Create form. */
export const draft = (more: object = {}) => ({
	name: 'June',
	subject: 'News of June',
	fromName: "Joe's Flowers",
	fromEmail: { __rl: true, mode: 'list', value: 'news@example.com' },
	htmlContent: '<html><BODY class="x">Hello</BODY></html>',
	...more,
});

/** The email of a campaign by its own ID. */
export const byActivity = (value: string) => ({ __rl: true, mode: 'activity', value });
