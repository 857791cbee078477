import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { TriggerEvent } from '../../../nodes/ConstantContactTrigger/events';
import { connectedCredential } from '../../nodes/ConstantContact/setup';
import type { ConstantContactV3Sandbox } from '../../sandbox';
import { pollingNode, withConnection, type PollingNode, type PollRun } from '../../support';
import { CONNECTION, type PollSubject, type Server } from './hostilePoll';

/** The Constant Contact Trigger. */
export const constantContactPolls: PollSubject<ConstantContactV3Sandbox, TriggerEvent> = {
	records: {
		constantContactV3: { contacts: 12, campaigns: 6, recipients: 1, accessTokenSeconds: 1e8 },
	},
	triggerFor,
	secretOf: ({ credentials }) => credentials.accessToken,
	makeNews,
	actions: {
		activityFinished: 'look for finished bulk activities',
		campaignSent: 'look for sent campaigns',
		contactCreated: 'look for new contacts',
		contactDeleted: 'look for deleted contacts',
		contactUnsubscribed: 'look for unsubscribed contacts',
		contactUpdated: 'look for updated contacts',
		trackingReceived: 'look for tracking activities',
	},
	idsOf,
};

function triggerFor(state: ConstantContactV3Sandbox, event: TriggerEvent): PollingNode {
	const parameters: INodeParameters = {
		event,
		simplify: false,
		sentWithin: 90,
		trackingTypes: ['opens'],
		triggerOptions: { exceedQuota: true, maxCampaigns: 1 },
	};
	return pollingNode('constantContactTrigger', parameters, {
		credentials: withConnection(
			{ constantContactOAuth2Api: connectedCredential(state) },
			CONNECTION,
		),
	});
}

/** Creates what the trigger should find. @returns its key */
async function makeNews(
	server: Server<ConstantContactV3Sandbox>,
	state: ConstantContactV3Sandbox,
	event: TriggerEvent,
): Promise<string[]> {
	const mails = state
		.campaigns()
		.filter(({ isRemoved }) => !isRemoved)
		.sort((left, right) => right.updatedTime - left.updatedTime)
		.map(({ id }) => state.campaignActivities(id)[0])
		.filter((mail) => mail !== undefined && mail.status === 'DONE');
	const people = [...state.contacts()].filter(
		({ email, deletedTime }) => email?.permission === 'explicit' && deletedTime === undefined,
	);
	const post = async (target: string, body: IDataObject) => {
		const response = await fetch(`${state.baseUrl}${target}`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${state.credentials.accessToken}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`POST ${target}: ${response.status}`);
		return (await response.json()) as IDataObject;
	};
	const news: string[] = [];
	for (let count = 0; count < 3; count++) {
		server.advance(1000);
		const id = people[count]?.id ?? '';
		switch (event) {
			case 'activityFinished':
				news.push(String((await post('/activities/contact_exports', {})).activity_id));
				break;
			case 'campaignSent': {
				const mail = mails[count % mails.length];
				const target = `/emails/activities/${mail?.id}/schedules`;
				await post(target, { scheduled_date: '0' });
				news.push(String(mail?.campaignId));
				break;
			}
			case 'contactCreated':
				news.push(state.putContact({ email: `new${count}@example.com` }).id);
				break;
			case 'contactDeleted':
				news.push(state.putContact({ id, isDeleted: true }).id);
				break;
			case 'contactUnsubscribed':
				state.optOut(id);
				news.push(id);
				break;
			case 'contactUpdated':
				news.push(state.putContact({ id, texts: { first_name: `Ann ${count}` } }).id);
				break;
			case 'trackingReceived':
				state.recordActivity({ activityId: mails[0]?.id ?? '', contactId: id, kind: 'em_opens' });
				news.push(id);
		}
	}
	return news;
}

function idsOf(records: PollRun): unknown[] {
	return (records ?? []).map((record: IDataObject | null) => {
		const { contact_id, activity_id, campaign_id } = record ?? {};
		return contact_id ?? activity_id ?? campaign_id;
	});
}
