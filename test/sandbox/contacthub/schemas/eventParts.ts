import { CURRENCIES } from './currencies';
import { geo } from './customer';
import {
	amount,
	dateTime,
	email,
	integer,
	list,
	nullable,
	nullables,
	number,
	object,
	oneOf,
	text,
	url,
	type Schema,
} from './parts';

type Properties = Record<string, Schema>;

const classifications = list(object({ key: text, value: text }, ['key', 'value']));

/** The properties of a reviewed product. */
export const plainProduct: Properties = {
	category: list(text),
	shortDescription: text,
	classifications,
	id: text,
	sku: text,
	name: text,
	price: number,
	imageUrl: url,
	linkUrl: url,
};

/** A product in an event. */
export const product: Properties = {
	...plainProduct,
	vendor: nullable(text),
	weight: nullable(number),
	itemQuantity: nullable(number),
};

export const unitOfMeasure = nullable(text);

/** Workspace-specific properties: this workspace has none, so only an empty object is valid. */
export const noExtended: Schema = nullable(object({}));

/** A line of an order or cart. */
export const orderLine = object({
	...product,
	type: oneOf('sale', 'return'),
	orderLineId: integer,
	quantity: number,
	subtotal: number,
	discount: number,
	tax: number,
	coupon: text,
	unitOfMeasure,
	extended: noExtended,
});

export const currency = oneOf(...CURRENCIES);

/** Amounts of an order or cart. */
export const orderAmount = object({
	total: number,
	revenue: number,
	shipping: number,
	tax: number,
	discount: number,
	local: object({ currency, exchangeRate: number }),
});

const SENDING_CHANNELS = ['SMS', 'EMAIL', 'PUSH', 'FAX'];
export const sendingChannel = oneOf(...SENDING_CHANNELS);
export const anyChannel = oneOf(...SENDING_CHANNELS, 'IM');

/** The properties of every campaign event. */
export const campaign: Properties = {
	subscriberId: text,
	campaignSubject: text,
	campaignId: text,
	campaignName: text,
	campaignTags: list(text),
	listName: text,
	listId: text,
	mailDomain: text,
	userdbId: integer,
	recipient: text,
	sendImmediateId: text,
};

/** A campaign event with the device. */
export const campaignFeedback: Properties = {
	...campaign,
	isWirelessDevice: integer,
	isMobile: integer,
	isTablet: integer,
	channel: sendingChannel,
};

/** What a campaign shows. */
export const campaignContent = object(
	{
		type: oneOf('CONTENT', 'IMG', 'OTHER'),
		subType: text,
		name: text,
		description: text,
		url,
		imgUrl: url,
		price: amount,
		currency,
		tags: list(text),
		products: list(
			object(
				{
					...product,
					price: amount,
					weight: nullable(amount),
					itemQuantity: nullable(amount),
					extraProperties: { type: 'object' },
				},
				['id'],
			),
		),
	},
	['type'],
);

/** A real-world event: a meeting, a fair. */
export const happening: Properties = {
	eventId: text,
	eventName: text,
	eventDate: dateTime,
	eventType: text,
	eventLocation: nullable(
		object({
			type: nullable(
				oneOf(
					'STORE',
					'VENUE',
					'STADIUM',
					'MUSEUM',
					'HEADQUARTERS',
					'PALACE',
					'CLUB',
					'ROOM',
					'OTHER',
				),
			),
			id: text,
			name: text,
			address: nullable(
				object(
					nullables({
						street: text,
						city: text,
						country: text,
						province: text,
						region: text,
						zip: text,
						geo,
					}),
				),
			),
		}),
	),
};

/** The host of the guests. */
export const host = object({
	firstName: text,
	lastName: text,
	title: text,
	contacts: object({ email, phone: text, mobilePhone: text }),
});

/** How a coupon was delivered. */
export const delivery = object({ id: text, name: text, description: text }, ['id']);

export const ticket: Properties = {
	ticketId: text,
	category: list(text),
	subject: text,
	text,
};

export const page: Properties = { path: text, referer: text, search: text, title: text, url };

export const reward: Properties = {
	rewardAmount: amount,
	rewardTypeId: text,
	rewardType: text,
	rewardDescription: text,
};

export const service: Properties = {
	subscriberId: text,
	serviceId: text,
	serviceName: text,
	serviceType: text,
	startDate: dateTime,
	endDate: dateTime,
};
