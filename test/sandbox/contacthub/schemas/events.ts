import {
	campaign,
	anyChannel,
	campaignContent,
	campaignFeedback,
	delivery,
	happening,
	host,
	noExtended,
	orderAmount,
	orderLine,
	page,
	plainProduct,
	product,
	reward,
	service,
	ticket,
	unitOfMeasure,
} from './eventParts';
import {
	amount,
	anyObject,
	dateTime,
	integer,
	list,
	number,
	object,
	oneOf,
	text,
	url,
	type Schema,
} from './parts';

/** ACTIVE: something the customer did; PASSIVE: something that happened to the customer. */
export type EventMode = 'ACTIVE' | 'PASSIVE';

/** An event type in the workspace's configuration. */
export interface EventType {
	type: string;
	mode: EventMode;
	label: string;
	propertiesSchema: Schema;
}

function define(
	type: string,
	mode: EventMode,
	properties: Record<string, Schema>,
	required: string[] = [],
): EventType {
	const words = type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return {
		type,
		mode,
		label: words[0]!.toUpperCase() + words.slice(1),
		propertiesSchema: {
			$schema: 'http://json-schema.org/draft-04/schema#',
			...object({ ...properties, extraProperties: anyObject, extended: noExtended }, required),
		},
	};
}

const active = (type: string, properties: Record<string, Schema>, required?: string[]): EventType =>
	define(type, 'ACTIVE', properties, required);
const passive = (
	type: string,
	properties: Record<string, Schema>,
	required?: string[],
): EventType => define(type, 'PASSIVE', properties, required);

const basketItem = { ...product, quantity: number, unitOfMeasure };
const subscriberChannel = { subscriberId: text, listId: text, listName: text, channel: anyChannel };

/**
 * The 47 event types of ContactHub API 3.3. If no mode was captured, it follows from the meaning: what a customer does is ACTIVE,
 * what the company or a mail server does is PASSIVE.
 */
export const EVENT_TYPES: EventType[] = [
	active('openedTicket', ticket),
	passive('repliedTicket', ticket),
	active('closedTicket', ticket),
	active('loggedIn', {}),
	active('loggedOut', {}),
	active('reviewedProduct', { ...plainProduct, rating: text }),
	active('viewedProductCategory', { category: text }),
	active('viewedProduct', product),
	active('addedProduct', basketItem),
	active('removedProduct', basketItem),
	active('addedWishlist', product),
	active('removedWishlist', product),
	active('addedCompare', product),
	active('removedCompare', product),
	active('completedOrder', {
		orderId: text,
		type: oneOf('sale', 'return', 'sale-return'),
		storeCode: text,
		paymentMethod: oneOf('cash', 'creditcard', 'debitcard', 'paypal', 'other'),
		shippingMethod: text,
		amount: orderAmount,
		products: list(orderLine),
	}),
	active('viewedPage', { ...page, pageCategories: list(text), pageTags: list(text) }),
	active('clickedLink', { ...page, linkTags: list(text) }),
	active('formCompiled', { formName: text, formId: text, data: anyObject }),
	passive('campaignSent', {
		...campaign,
		channel: anyChannel,
		channelType: text,
		contents: list(campaignContent),
	}),
	active('campaignOpened', campaignFeedback),
	passive('campaignBounced', campaignFeedback),
	active('campaignMarkedSpam', campaignFeedback),
	passive('campaignBlacklisted', campaignFeedback),
	active('campaignLinkClicked', {
		...campaignFeedback,
		linkUrl: url,
		linkId: text,
		linkTags: list(text),
	}),
	active('campaignSubscribed', { ...subscriberChannel, channelType: text }),
	active('campaignUnsubscribed', { ...campaign, channel: anyChannel, channelType: text }),
	passive('campaignOptinRequested', {
		...subscriberChannel,
		channelType: text,
		invitationChannel: anyChannel,
		invitationChannelType: text,
	}),
	active('abandonedCart', {
		orderId: text,
		abandonedCartUrl: url,
		storeCode: text,
		amount: orderAmount,
		products: list(orderLine),
	}),
	active('abandonedSession', {
		abandonedSessionUrl: url,
		products: list(object({ ...product, unitOfMeasure })),
	}),
	passive('orderShipped', {
		orderId: text,
		type: text,
		carrier: text,
		trackingCode: text,
		trackingUrl: url,
		weight: number,
		packages: integer,
	}),
	active('searched', { keyword: text, resultCount: integer }),
	active('changedSetting', {
		setting: oneOf('LANGUAGE', 'TIMEZONE', 'CURRENCY', 'EMAIL', 'PASSWORD', 'USERNAME', 'OTHER'),
		oldValue: text,
		newValue: text,
	}),
	passive('addedReward', reward, ['rewardAmount', 'rewardTypeId']),
	passive('removedReward', reward, ['rewardAmount', 'rewardTypeId']),
	passive(
		'grantedCoupon',
		{
			code: text,
			startValidityDate: dateTime,
			redeemDate: dateTime,
			redemptionDate: dateTime,
			totalAmount: amount,
			redeemedAmount: amount,
			remainingAmount: amount,
			campaignId: text,
			campaignName: text,
			campaignDescription: text,
			status: text,
			type: text,
			deliveryChannel: delivery,
			deliveryMedium: delivery,
			category: list(text),
		},
		['startValidityDate', 'totalAmount'],
	),
	active('serviceSubscribed', service),
	active('serviceUnsubscribed', service),
	active('eventConfirmed', happening),
	active('eventDeclined', happening),
	passive('eventEligible', happening),
	passive('eventInvited', happening),
	active('eventNoShow', happening),
	passive('eventNotInvited', happening),
	active('eventRegistered', happening),
	active('eventParticipated', { ...happening, checkIn: dateTime, checkOut: dateTime, host }),
	active('genericActiveEvent', { name: text }),
	passive('genericPassiveEvent', { name: text }),
];

const BY_TYPE = new Map(EVENT_TYPES.map((eventType) => [eventType.type, eventType]));

/** The event type with this name, if the workspace has it. */
export function findEventType(type: string): EventType | undefined {
	return BY_TYPE.get(type);
}
