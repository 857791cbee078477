import * as sdk from 'ctct-api-client';
import type { ConstantContactV3Sandbox } from '../sandbox/constantcontact-v3/attach';
import { ManualClock, startSandbox, type Sandbox } from '../sandbox';

const HOUR_MS = 3_600_000;

/** Custom HTML that the service accepts. */
export const HTML =
	'<html><body>[[trackingImage]]<a href="https://www.example.com/">shop</a></body></html>';

/** The content of a campaign's email. */
export const MAIL = {
	from_name: 'Elm & Sons',
	from_email: 'news@example.com',
	reply_to_email: 'owner@example.com',
	subject: 'Hello',
};

/** A sandbox with the vendor's client connected to it, and records to use. */
export interface World {
	sandbox: Sandbox;
	v3: ConstantContactV3Sandbox;
	clock: ManualClock;
	configuration: sdk.Configuration;
	/** An active contact, a list, a tag, a custom field. */
	contact: string;
	list: string;
	tag: string;
	field: string;
	/** A sent campaign, with its email; an email that is a draft. */
	campaign: string;
	sent: string;
	draft: string;
	/** An active event with its track. */
	event: string;
	track: string;
	/** Lets all activities finish. */
	wait(): void;
	close(): Promise<void>;
}

/** Starts a sandbox for one operation. */
export async function startWorld(): Promise<World> {
	const clock = new ManualClock();
	const sandbox = await startSandbox({ clock, constantContactV3: { contacts: 200 } });
	const v3 = sandbox.constantContactV3;
	const { baseUrl: basePath, accessToken } = v3.credentials;
	const contact = [...v3.contacts()].find(({ email }) => email?.permission === 'explicit')!;
	const campaigns = v3.campaigns().filter(({ isRemoved }) => !isRemoved);
	const mailOf = (id: string) => v3.campaignActivities(id)[0]!;
	const sent = campaigns.find(({ id }) => mailOf(id).status === 'DONE')!;
	const draft = campaigns.find(({ id }) => mailOf(id).status === 'DRAFT')!;
	const event = v3.events().find(({ status }) => status === 'ACTIVE')!;
	return {
		sandbox,
		v3,
		clock,
		configuration: new sdk.Configuration({ basePath, accessToken }),
		contact: contact.id,
		list: v3.lists()[0]!.id,
		tag: v3.tags()[0]!.id,
		field: v3.customFields()[0]!.id,
		campaign: sent.id,
		sent: mailOf(sent.id).id,
		draft: mailOf(draft.id).id,
		event: event.id,
		track: event.trackId,
		wait: () => clock.advance(HOUR_MS),
		close: async () => await sandbox.close(),
	};
}
