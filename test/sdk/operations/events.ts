import { EventsApi, SocialApi } from 'ctct-api-client';
import type { World } from '../world';
import type { Calls } from './call';

const events = ({ configuration }: World) => new EventsApi(configuration);
const social = ({ configuration }: World) => new SocialApi(configuration);

const registrations = ({ v3, event }: World) =>
	v3.events().find(({ id }) => id === event)!.registrations;
const keys = (world: World) => ({
	order_ticket_keys: [
		registrations(world).find(({ status }) => status === 'REGISTERED')!.tickets[0]!.key,
	],
});

/** Events, registrations and social networks. */
export const eventCalls: Calls = {
	'EventsApi.checkInTickets': (world) => events(world).checkInTickets(world.event, keys(world)),
	'EventsApi.copyEvent': (world) =>
		events(world).copyEvent(world.event, { target_event_name: 'Copy' }),
	'EventsApi.createEvent': (world) =>
		events(world).createEvent('Fresh', '2026-03-01T10:00:00Z', '2026-03-01T12:00:00Z'),
	'EventsApi.findEvents': (world) =>
		events(world).findEvents(undefined, 'a', 'created_time', 'DESC', '2'),
	'EventsApi.findRegistrationsUsingGET': (world) =>
		events(world).findRegistrationsUsingGET(
			world.event,
			world.track,
			'REGISTERED',
			'PAID',
			undefined,
			'email_address',
			'ASC',
			'5',
		),
	'EventsApi.getEvent2': (world) => events(world).getEvent2(world.event, true),
	'EventsApi.getRegistrationInfo': (world) =>
		events(world).getRegistrationInfo(world.event, world.track, registrations(world)[1]!.id),
	'EventsApi.undoCheckInTickets': (world) =>
		events(world).undoCheckInTickets(world.event, keys(world)),
	'EventsApi.updateEvent': async (world) => {
		const { data } = await events(world).getEvent2(world.event, true);
		return await events(world).updateEvent(world.event, { ...data, title: 'Other' });
	},
	'EventsApi.updateRegistrationPaymentStatusUsingPUT': (world) =>
		events(world).updateRegistrationPaymentStatusUsingPUT(world.event, world.track, {
			registration_ids: [registrations(world)[0]!.id],
			payment_status: 'PAID',
		}),
	'EventsApi.updateRegistrationStatusUsingPUT': (world) =>
		events(world).updateRegistrationStatusUsingPUT(
			world.event,
			world.track,
			{ registration_ids: [registrations(world)[0]!.id], registration_status: 'CANCELED' },
			false,
			false,
			true,
		),
	'SocialApi.createSocialPost': (world) =>
		social(world).createSocialPost({
			name: 'Spring',
			status: 'SCHEDULED',
			scheduled_time: '2026-03-15T14:30:00.000Z',
			profile_posts: [{ text: 'Hello', profiles: [{ profile_id: 'p-1001' }] }],
		}),
	'SocialApi.getHashtagGroups': (world) => social(world).getHashtagGroups(5, 0),
	'SocialApi.getSocialConnections': (world) => social(world).getSocialConnections(),
	'SocialApi.getSocialProfiles': (world) => social(world).getSocialProfiles('accessible' as never),
};
