import type { Compression, Image, Job, Quota, Token, User } from '../../contract/objects.ts'

const [imageId, outputId, jobId] = [
  '01kq7x3v9m2c4d6f8g0h1j2k3m',
  '01kq7x5b2n8p4q6r1s3t5v7w9x',
  '01kq7x5b3y7z1a3b5c7d9e2f4g',
]
const at = '2026-06-01T12:00:00.000Z'
const later = '2026-06-01T12:15:00.000Z'
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const file = 'https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6'

/** What a field is like, by its name, where its schema gives no example. */
export const fieldExamples: Record<string, string | number> = {
  username: 'ansel',
  password: 'half dome 1927',
  currentPassword: 'half dome 1927',
  newPassword: 'moonrise 1941',
  name: 'half-dome.jpg',
  sha256,
  hash: sha256,
  md5: '098f6bcd4621d373cade4e832627b4f6',
  id: imageId,
  ids: imageId,
  Id: imageId,
  Ids: imageId,
  ticket: imageId,
  jobId,
  outputId,
  cid: outputId,
  tid: outputId,
  token: 'tst_N0t4R3alT0k3nJustAnExampl3OfItsF0rmXXXXXXXX',
  url: `${file}/half-dome.jpg`,
  bytes: 2_203_114,
  width: 4000,
  height: 3000,
  total: 1,
  tag: 'yosemite',
  tags: 'yosemite',
  recipeHash: sha256,
}

const image: Image = {
  id: imageId,
  name: 'half-dome.jpg',
  format: 'jpeg',
  width: 4000,
  height: 3000,
  bytes: 2_203_114,
  sha256,
  md5: '098f6bcd4621d373cade4e832627b4f6',
  pages: 1,
  hasAlpha: false,
  hasLocation: true,
  thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
  tags: ['yosemite'],
  createdAt: at,
  updatedAt: at,
  url: `${file}/half-dome.jpg`,
  urlExpiresAt: later,
  thumbnail: { url: `${file}/half-dome.webp`, width: 320, height: 240 },
}

const compression: Compression = {
  id: outputId,
  imageId,
  status: 'ready',
  jobId,
  recipe: { format: 'webp', width: 800, fit: 'inside', enlarge: false },
  recipeHash: sha256,
  format: 'webp',
  width: 800,
  height: 600,
  bytes: 58_216,
  quality: 80,
  ssim: null,
  scale: 1,
  attempts: 1,
  originalReturned: false,
  url: `${file}/half-dome.webp`,
  urlExpiresAt: later,
  error: null,
  createdAt: at,
  updatedAt: at,
}

const job: Job = {
  id: jobId,
  kind: 'compression',
  status: 'ready',
  progress: 1,
  imageId,
  outputId,
  attempts: 1,
  error: null,
  createdAt: at,
  startedAt: at,
  finishedAt: at,
}

const user: User = { id: imageId, username: 'ansel', role: 'member', createdAt: at }

const quota: Quota = {
  images: { used: 4, limit: 10 },
  bytes: { used: 8_812_456, limit: 5_368_709_120 },
  compressionsPerImage: { limit: 10 },
  tilingsPerImage: { limit: 4 },
}

const token: Token = {
  id: outputId,
  name: 'laptop',
  scopes: ['read', 'write'],
  createdAt: at,
  expiresAt: null,
}

/** One of each object of the API that answers are made of, by its name in the document. Others are made up from their fields. */
export const objectExamples = {
  Image: image,
  Compression: compression,
  Job: job,
  User: user,
  Quota: quota,
  Token: token,
}
