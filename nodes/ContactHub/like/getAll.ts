import { getAllOf } from '../subresource/getAll';
import { like } from './definition';

export const getAllLikes = getAllOf(like);
