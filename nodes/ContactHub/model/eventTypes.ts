import type { FieldKind } from './types';

/** Type of a property, or its allowed values. */
type PropertyKind = FieldKind | readonly string[];

/** Properties of an event type by name; required ones end with `*`. */
type EventProperties = Record<string, PropertyKind>;

/** Properties that events of every type may have in addition to their own (ContactHub API 3.3). */
export const SHARED_PROPERTIES: EventProperties = { extraProperties: 'object' };

/** Where an event happened (ContactHub API 3.2). */
export const EVENT_CONTEXTS = [
	'CONTACT_CENTER',
	'DIGITAL_CAMPAIGN',
	'ECOMMERCE',
	'IOT',
	'MOBILE',
	'OTHER',
	'RETAIL',
	'SOCIAL',
	'WEB',
] as const;

const PRODUCT: EventProperties = {
	id: 'text',
	sku: 'text',
	name: 'text',
	price: 'number',
	category: 'stringList',
	shortDescription: 'text',
	vendor: 'text',
	imageUrl: 'url',
	linkUrl: 'url',
	weight: 'number',
	itemQuantity: 'number',
	classifications: 'json',
};

const PRODUCT_QUANTITY: EventProperties = { ...PRODUCT, quantity: 'number', unitOfMeasure: 'text' };

const CHANNELS = ['EMAIL', 'FAX', 'PUSH', 'SMS'] as const;

const CHANNELS_WITH_IM = ['EMAIL', 'FAX', 'IM', 'PUSH', 'SMS'] as const;

const CAMPAIGN_BASE: EventProperties = {
	campaignId: 'text',
	campaignName: 'text',
	campaignSubject: 'text',
	campaignTags: 'stringList',
	subscriberId: 'text',
	listId: 'text',
	listName: 'text',
	mailDomain: 'text',
	userdbId: 'integer',
	recipient: 'text',
	sendImmediateId: 'text',
};

const CAMPAIGN: EventProperties = {
	...CAMPAIGN_BASE,
	channel: CHANNELS,
	isMobile: 'integer',
	isTablet: 'integer',
	isWirelessDevice: 'integer',
};

const LIST_CHANNEL: EventProperties = {
	listId: 'text',
	listName: 'text',
	subscriberId: 'text',
	channel: CHANNELS_WITH_IM,
	channelType: 'text',
};

const TICKET: EventProperties = {
	ticketId: 'text',
	subject: 'text',
	text: 'text',
	category: 'stringList',
};

const HAPPENING: EventProperties = {
	eventId: 'text',
	eventName: 'text',
	eventDate: 'dateTime',
	eventType: 'text',
	eventLocation: 'object',
};

const PAGE: EventProperties = {
	url: 'url',
	path: 'text',
	title: 'text',
	referer: 'text',
	search: 'text',
};

const SERVICE: EventProperties = {
	serviceId: 'text',
	serviceName: 'text',
	serviceType: 'text',
	subscriberId: 'text',
	startDate: 'dateTime',
	endDate: 'dateTime',
};

const REWARD: EventProperties = {
	'rewardAmount*': 'number',
	'rewardTypeId*': 'text',
	rewardType: 'text',
	rewardDescription: 'text',
};

const ORDER_TYPES = ['return', 'sale', 'sale-return'] as const;

/**
 * The documented event types and their properties (ContactHub API 3.3). They replace the workspace's own configuration, which
 * source tokens aren't allowed to read. A workspace may have other types; these are entered by name.
 */
export const eventTypes: Record<string, EventProperties> = {
	abandonedCart: {
		orderId: 'text',
		abandonedCartUrl: 'url',
		storeCode: 'text',
		amount: 'object',
		products: 'json',
	},
	abandonedSession: { abandonedSessionUrl: 'url', products: 'json' },
	addedCompare: PRODUCT,
	addedProduct: PRODUCT_QUANTITY,
	addedReward: REWARD,
	addedWishlist: PRODUCT,
	campaignBlacklisted: CAMPAIGN,
	campaignBounced: CAMPAIGN,
	campaignLinkClicked: { ...CAMPAIGN, linkUrl: 'url', linkId: 'text', linkTags: 'stringList' },
	campaignMarkedSpam: CAMPAIGN,
	campaignOpened: CAMPAIGN,
	campaignOptinRequested: {
		...LIST_CHANNEL,
		invitationChannel: CHANNELS_WITH_IM,
		invitationChannelType: 'text',
	},
	campaignSent: {
		...CAMPAIGN_BASE,
		channel: CHANNELS_WITH_IM,
		channelType: 'text',
		contents: 'json',
	},
	campaignSubscribed: LIST_CHANNEL,
	campaignUnsubscribed: { ...CAMPAIGN_BASE, channel: CHANNELS_WITH_IM, channelType: 'text' },
	changedSetting: {
		setting: ['CURRENCY', 'EMAIL', 'LANGUAGE', 'OTHER', 'PASSWORD', 'TIMEZONE', 'USERNAME'],
		oldValue: 'text',
		newValue: 'text',
	},
	clickedLink: { ...PAGE, linkTags: 'stringList' },
	closedTicket: TICKET,
	completedOrder: {
		orderId: 'text',
		type: ORDER_TYPES,
		storeCode: 'text',
		paymentMethod: ['cash', 'creditcard', 'debitcard', 'other', 'paypal'],
		shippingMethod: 'text',
		amount: 'object',
		products: 'json',
	},
	eventConfirmed: HAPPENING,
	eventDeclined: HAPPENING,
	eventEligible: HAPPENING,
	eventInvited: HAPPENING,
	eventNoShow: HAPPENING,
	eventNotInvited: HAPPENING,
	eventParticipated: { ...HAPPENING, checkIn: 'dateTime', checkOut: 'dateTime', host: 'object' },
	eventRegistered: HAPPENING,
	formCompiled: { formName: 'text', formId: 'text', data: 'object' },
	genericActiveEvent: { name: 'text' },
	genericPassiveEvent: { name: 'text' },
	grantedCoupon: {
		'startValidityDate*': 'dateTime',
		'totalAmount*': 'number',
		code: 'text',
		status: 'text',
		type: 'text',
		redeemDate: 'dateTime',
		redemptionDate: 'dateTime',
		redeemedAmount: 'number',
		remainingAmount: 'number',
		campaignId: 'text',
		campaignName: 'text',
		campaignDescription: 'text',
		deliveryChannel: 'object',
		deliveryMedium: 'object',
		category: 'stringList',
	},
	loggedIn: {},
	loggedOut: {},
	openedTicket: TICKET,
	orderShipped: {
		orderId: 'text',
		type: 'text',
		carrier: 'text',
		trackingCode: 'text',
		trackingUrl: 'url',
		weight: 'number',
		packages: 'integer',
	},
	removedCompare: PRODUCT,
	removedProduct: PRODUCT_QUANTITY,
	removedReward: REWARD,
	removedWishlist: PRODUCT,
	repliedTicket: TICKET,
	reviewedProduct: {
		id: 'text',
		sku: 'text',
		name: 'text',
		rating: 'text',
		price: 'number',
		category: 'stringList',
		shortDescription: 'text',
		imageUrl: 'url',
		linkUrl: 'url',
		classifications: 'json',
	},
	searched: { keyword: 'text', resultCount: 'integer' },
	serviceSubscribed: SERVICE,
	serviceUnsubscribed: SERVICE,
	viewedPage: { ...PAGE, pageCategories: 'stringList', pageTags: 'stringList' },
	viewedProduct: PRODUCT,
	viewedProductCategory: { category: 'text' },
};
