import { getOf } from '../subresource/get';
import { subscription } from './definition';

export const getSubscription = getOf(subscription);
