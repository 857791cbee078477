import type { Feed as AnyFeed, FeedCall as AnyFeedCall } from '../../kit';
import type { ContactHubApi } from '../../ContactHub/api/client';
import type { TriggerParams } from '../fields';

/** The context for reading the feeds of this trigger. */
export type FeedCall = AnyFeedCall<ContactHubApi, TriggerParams>;

/** A feed of this trigger. */
export type Feed<Cursor extends object> = AnyFeed<FeedCall, Cursor>;
