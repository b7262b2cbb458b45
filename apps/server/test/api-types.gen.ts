export interface paths {
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account and log in */
        post: operations["postAuthRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in: begins a session in a cookie */
        post: operations["postAuthLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log out: ends the session of the cookie */
        post: operations["postAuthLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get an API token for a user name and a password */
        post: operations["postAuthToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account and its quota */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API tokens */
        get: operations["getTokens"];
        put?: never;
        /** Make an API token; it is shown once */
        post: operations["postTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API token */
        delete: operations["deleteTokensId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the images */
        get: operations["getImages"];
        put?: never;
        /**
         * Upload one or many images
         * @description Each file is answered for itself: 201 if any was taken. If none was, the status and `error` are those of the first. With an Idempotency-Key the same request is one with a body of the same length.
         */
        post: operations["uploadImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/by-hash/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find an image by MD5 or SHA-256 */
        get: operations["getImagesByHashHash"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete many images */
        post: operations["postImagesDelete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a link to an archive of many images, with their compressions if wanted */
        post: operations["postImagesZip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an image */
        get: operations["getImagesId"];
        put?: never;
        post?: never;
        /** Delete an image and all that was made from it */
        delete: operations["deleteImagesId"];
        options?: never;
        head?: never;
        /** Rename or tag an image */
        patch: operations["patchImagesId"];
        trace?: never;
    };
    "/api/v1/images/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See what a recipe makes, at most 1280 pixels wide; how many bytes, how similar and at which quality is in the headers Tessera-Bytes, Tessera-SSIM and Tessera-Quality */
        post: operations["postImagesIdPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measure bytes and similarity at several qualities of several formats */
        post: operations["postImagesIdCurve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to the thumbnail */
        get: operations["getImagesIdThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to the newest file of a format, or with json=true get its link */
        get: operations["getImagesIdDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Announce one file, and get an address to put it to; 200 when its bytes are yours already */
        post: operations["postUploads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload is, and what came of it */
        get: operations["getUploadsTicket"];
        /**
         * Put a file to the address of its ticket
         * @description The address comes from `POST /api/v1/uploads` and is used as it is. It can be put to again when the connection broke off, until it expires.
         */
        put: operations["putUpload"];
        post?: never;
        /** Give an upload up, and with it what it reserves */
        delete: operations["deleteUploadsTicket"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/compressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the compressions of an image */
        get: operations["getImagesIdCompressions"];
        put?: never;
        /** Make a compression; with Prefer: respond-async or after 25 s the answer is its job */
        post: operations["postImagesIdCompressions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/compressions/{cid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a compression */
        get: operations["getImagesIdCompressionsCid"];
        put?: never;
        post?: never;
        /** Delete a compression */
        delete: operations["deleteImagesIdCompressionsCid"];
        options?: never;
        head?: never;
        /** Make a compression again by another recipe, under its id and a new link; waits as making one does */
        patch: operations["patchImagesIdCompressionsCid"];
        trace?: never;
    };
    "/api/v1/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the presets */
        get: operations["getPresets"];
        put?: never;
        /** Keep a recipe under a name; with applyOnUpload it is made of each image that comes */
        post: operations["postPresets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/presets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a preset */
        get: operations["getPresetsId"];
        put?: never;
        post?: never;
        /** Delete a preset; what was made by it stays */
        delete: operations["deletePresetsId"];
        options?: never;
        head?: never;
        /** Change a preset; what was made by it stays */
        patch: operations["patchPresetsId"];
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the jobs */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a job */
        get: operations["getJobsId"];
        put?: never;
        post?: never;
        /** Cancel a job */
        delete: operations["deleteJobsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a job that failed or was cancelled once more */
        post: operations["postJobsIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compress an image without keeping it
         * @description The body is the image, or multipart with one file in the field `image`. Without a format the best of those that Accept names is made.
         */
        post: operations["compressBytes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{token}/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a file by its signed link
         * @description Links come with images and compressions, and from `POST /api/v1/images/zip`; they are used as they are. Honours Range, If-Range and If-None-Match, but for archives.
         */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a resumable upload (tus 1.0)
         * @description Metadata: `filename`, and `sha256` in hex if it is known, which is checked at the end and saves what is yours already. With creation-with-upload the body may bring the first bytes. A version of the protocol that is not spoken here is answered with 412.
         */
        post: operations["createTusUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tus/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give a resumable upload up */
        delete: operations["deleteTusUpload"];
        options?: never;
        /** Ask how far a resumable upload is */
        head: operations["getTusOffset"];
        /** Send the next bytes of a resumable upload */
        patch: operations["patchTusUpload"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Error: {
            error: components["schemas"]["ErrorBody"];
        };
        ErrorBody: {
            /** @enum {string} */
            code: "INVALID_INPUT" | "UNAUTHENTICATED" | "FORBIDDEN" | "QUOTA_EXCEEDED" | "NOT_FOUND" | "NOT_GENERATED" | "CONFLICT" | "CANCELLED" | "LINK_EXPIRED" | "TOO_LARGE" | "UNSUPPORTED_FORMAT" | "RANGE_INVALID" | "BAD_IMAGE" | "PROCESSING_FAILED" | "RATE_LIMITED" | "INTERNAL" | "UNAVAILABLE" | "OUT_OF_DISK";
            message: string;
            details?: {
                [key: string]: unknown;
            };
            requestId: string;
        };
        /**
         * @example {
         *       "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
         *       "username": "ansel",
         *       "role": "member",
         *       "createdAt": "2026-06-01T12:00:00.000Z"
         *     }
         */
        User: {
            id: string;
            username: string;
            /** @enum {string} */
            role: "admin" | "member";
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "images": {
         *         "used": 4,
         *         "limit": 10
         *       },
         *       "bytes": {
         *         "used": 8812456,
         *         "limit": 5368709120
         *       },
         *       "compressionsPerImage": {
         *         "limit": 10
         *       },
         *       "tilingsPerImage": {
         *         "limit": 4
         *       }
         *     }
         */
        Quota: {
            images: {
                used: number;
                limit: number;
            };
            bytes: {
                used: number;
                limit: number;
            };
            compressionsPerImage: {
                limit: number;
            };
            tilingsPerImage: {
                limit: number;
            };
        };
        /**
         * @description An API token; its secret is shown once, when it is made
         * @example {
         *       "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
         *       "name": "laptop",
         *       "scopes": [
         *         "read",
         *         "write"
         *       ],
         *       "createdAt": "2026-06-01T12:00:00.000Z",
         *       "expiresAt": null
         *     }
         */
        Token: {
            id: string;
            name: string;
            scopes: ("read" | "write")[];
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
        };
        /**
         * @description An uploaded original
         * @example {
         *       "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
         *       "name": "half-dome.jpg",
         *       "format": "jpeg",
         *       "width": 4000,
         *       "height": 3000,
         *       "bytes": 2203114,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "md5": "098f6bcd4621d373cade4e832627b4f6",
         *       "pages": 1,
         *       "hasAlpha": false,
         *       "hasLocation": true,
         *       "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
         *       "tags": [
         *         "yosemite"
         *       ],
         *       "createdAt": "2026-06-01T12:00:00.000Z",
         *       "updatedAt": "2026-06-01T12:00:00.000Z",
         *       "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
         *       "urlExpiresAt": "2026-06-01T12:15:00.000Z",
         *       "thumbnail": {
         *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
         *         "width": 320,
         *         "height": 240
         *       }
         *     }
         */
        Image: {
            id: string;
            name: string;
            format: string;
            /** @description After orientation */
            width: number;
            /** @description After orientation */
            height: number;
            bytes: number;
            sha256: string;
            /** @description Null until computed (large files only) */
            md5: string | null;
            pages: number;
            hasAlpha: boolean;
            hasLocation: boolean;
            thumbhash: string | null;
            tags: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            url: string;
            /** Format: date-time */
            urlExpiresAt: string;
            thumbnail: components["schemas"]["Thumbnail"] | null;
        };
        Thumbnail: {
            url: string;
            width: number;
            height: number;
        };
        /** @description What became of one file of an upload */
        UploadResult: components["schemas"]["Ingested"] | {
            error: components["schemas"]["ErrorBody"];
            name: string;
        };
        /** @description An upload that was taken */
        Ingested: {
            image: components["schemas"]["Image"];
            deduplicated: boolean;
            jobs: components["schemas"]["Job"][];
            refusedPresets: components["schemas"]["RefusedPreset"][];
        };
        /**
         * @example {
         *       "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
         *       "kind": "compression",
         *       "status": "ready",
         *       "progress": 1,
         *       "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
         *       "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
         *       "attempts": 1,
         *       "error": null,
         *       "createdAt": "2026-06-01T12:00:00.000Z",
         *       "startedAt": "2026-06-01T12:00:00.000Z",
         *       "finishedAt": "2026-06-01T12:00:00.000Z"
         *     }
         */
        Job: {
            id: string;
            /** @enum {string} */
            kind: "thumbnail" | "digest" | "compression" | "tiling";
            /** @enum {string} */
            status: "queued" | "processing" | "ready" | "failed" | "cancelled";
            progress: number;
            imageId: string;
            outputId: string | null;
            attempts: number;
            error: components["schemas"]["Failure"] | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        Failure: {
            code: string;
            message: string;
            details?: {
                [key: string]: unknown;
            };
        };
        /** @description A preset that could not be applied to an upload, and why */
        RefusedPreset: {
            id: string;
            name: string;
            error: components["schemas"]["Failure"];
        };
        CurvePoint: {
            /** @enum {string} */
            format: "jpeg" | "webp" | "avif";
            quality: number;
            bytes: number;
            ssim: number;
        };
        /** @description A permission to upload one file */
        NewTicket: {
            ticket: string;
            /** @description To put the bytes to; it needs no other credential */
            url: string;
            /** @constant */
            method: "PUT";
            /**
             * Format: date-time
             * @description Until when the upload must have begun
             */
            expiresAt: string;
        };
        Ticket: {
            ticket: string;
            /** @enum {string} */
            status: "pending" | "receiving" | "ready" | "failed";
            received: number;
            image: components["schemas"]["Image"] | null;
            error: components["schemas"]["Failure"] | null;
            /** Format: date-time */
            expiresAt: string;
        };
        /**
         * @description An output made from an image; what it turned out to be is null until it is ready
         * @example {
         *       "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
         *       "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
         *       "status": "ready",
         *       "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
         *       "recipe": {
         *         "format": "webp",
         *         "width": 800,
         *         "fit": "inside",
         *         "enlarge": false
         *       },
         *       "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "format": "webp",
         *       "width": 800,
         *       "height": 600,
         *       "bytes": 58216,
         *       "quality": 80,
         *       "ssim": null,
         *       "scale": 1,
         *       "attempts": 1,
         *       "originalReturned": false,
         *       "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
         *       "urlExpiresAt": "2026-06-01T12:15:00.000Z",
         *       "error": null,
         *       "createdAt": "2026-06-01T12:00:00.000Z",
         *       "updatedAt": "2026-06-01T12:00:00.000Z"
         *     }
         */
        Compression: {
            id: string;
            imageId: string;
            /** @enum {string} */
            status: "queued" | "processing" | "ready" | "failed" | "cancelled";
            jobId: string;
            recipe: {
                /**
                 * @default auto
                 * @enum {string}
                 */
                format: "auto" | "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "jxl";
                quality?: number;
                maxBytes?: number;
                ssim?: number;
                lossless?: boolean;
                width?: number;
                height?: number;
                /**
                 * @default inside
                 * @enum {string}
                 */
                fit: "inside" | "cover" | "contain" | "fill";
                /** @default false */
                enlarge: boolean;
                /** @enum {string} */
                position?: "centre" | "top" | "right top" | "right" | "right bottom" | "bottom" | "left bottom" | "left" | "left top" | "entropy" | "attention";
                rotate?: number;
                crop?: {
                    left: number;
                    top: number;
                    width: number;
                    height: number;
                };
                background?: string;
                effort?: number;
                frame?: number;
                adjust?: {
                    brightness?: number;
                    saturation?: number;
                    contrast?: number;
                    sharpen?: number;
                    blur?: number;
                    greyscale?: boolean;
                };
                /** @enum {string} */
                metadata?: "strip" | "keep" | "keep-without-location";
                palette?: boolean;
            };
            recipeHash: string;
            /** @enum {string} */
            format: "auto" | "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "jxl";
            width: number | null;
            height: number | null;
            bytes: number | null;
            quality: number | null;
            ssim: number | null;
            scale: number | null;
            attempts: number | null;
            originalReturned: boolean | null;
            url: string | null;
            urlExpiresAt: string | null;
            error: components["schemas"]["Failure"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description A named recipe; with applyOnUpload it is made of each image that comes */
        Preset: {
            id: string;
            name: string;
            /** @description As it was saved */
            recipe: {
                [key: string]: unknown;
            };
            applyOnUpload: boolean;
            /** @description Why the recipe cannot be used any more, if so */
            error: components["schemas"]["Failure"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
    };
    responses: {
        /** @description `BAD_IMAGE`: An image by its first bytes, but truncated or corrupt. `PROCESSING_FAILED`: The image was read, the output could not be made, or took too long */
        "BAD_IMAGE-or-PROCESSING_FAILED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `CANCELLED`: The job that makes it was cancelled. `CONFLICT`: It collides with what is there: a name that is taken, a job that is over, an Idempotency-Key that is under way or was used for something else (`details.reason`) */
        "CANCELLED-or-CONFLICT": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `CONFLICT`: It collides with what is there: a name that is taken, a job that is over, an Idempotency-Key that is under way or was used for something else (`details.reason`) */
        CONFLICT: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `FORBIDDEN`: The credential may not do this (`details.scope`), or the page that asks is not one of this server’s */
        FORBIDDEN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `FORBIDDEN`: The credential may not do this (`details.scope`), or the page that asks is not one of this server’s. `QUOTA_EXCEEDED`: There is no room for it; `details` has the resource, what is used and the limit */
        "FORBIDDEN-or-QUOTA_EXCEEDED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `INTERNAL`: Our fault; the request id leads to it in the log */
        INTERNAL: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `INVALID_INPUT`: A field, parameter or header is not as it must be; `details.issues` names each */
        INVALID_INPUT: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `LINK_EXPIRED`: The link was right, and is over; ask for a new one */
        LINK_EXPIRED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `NOT_FOUND`: There is no such thing, or it is somebody else’s */
        NOT_FOUND: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `NOT_FOUND`: There is no such thing, or it is somebody else’s. `NOT_GENERATED`: It has not been made (yet) */
        "NOT_FOUND-or-NOT_GENERATED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `OUT_OF_DISK`: The server’s disk is full */
        OUT_OF_DISK: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `RANGE_INVALID`: The range lies outside the file, whose size is in Content-Range */
        RANGE_INVALID: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `RATE_LIMITED`: Too many requests; Retry-After says when to come back */
        RATE_LIMITED: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `TOO_LARGE`: More bytes, pixels or frames than are allowed; `details` has the limit */
        TOO_LARGE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `UNAUTHENTICATED`: There is no valid token or session, or the password is wrong */
        UNAUTHENTICATED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `UNAVAILABLE`: The server cannot do this at the moment; Retry-After says when to come back */
        UNAVAILABLE: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `UNSUPPORTED_FORMAT`: Not an image, or of a kind that cannot be decoded here; content decides, not the name */
        UNSUPPORTED_FORMAT: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Any text of your own, such as a UUID. The same request with the same key is done once, and gets the first answer again for 24 hours. */
        "Idempotency-Key": string;
    };
    requestBodies: never;
    headers: {
        /** @description Seconds until it is worth asking again */
        "Retry-After": number;
        /** @description Requests in a window, of the limit of which least is left */
        "RateLimit-Limit": number;
        /** @description Requests that are left of it */
        "RateLimit-Remaining": number;
        /** @description Seconds until there is a new window */
        "RateLimit-Reset": number;
        /** @description The limit, and its window in seconds */
        "RateLimit-Policy": string;
        /** @description Bytes of the output */
        "Tessera-Bytes": number;
        /** @description How like the original it looks, where that was measured; 1 is the same */
        "Tessera-SSIM": number;
        /** @description The quality that it was encoded with, where it has one */
        "Tessera-Quality": number;
        /** @description The image that came of the upload, with the request that completes it */
        "Tessera-Image-Id": string;
        /** @description Present, and `true`, when this is the answer to an earlier request with the same Idempotency-Key */
        "Idempotent-Replayed": "true";
        /** @description Where it is */
        Location: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postAuthRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ansel",
                 *       "password": "half dome 1927"
                 *     }
                 */
                "application/json": {
                    username: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "username": "ansel",
                     *         "role": "member",
                     *         "createdAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            403: components["responses"]["FORBIDDEN"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postAuthLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ansel",
                 *       "password": "half dome 1927"
                 *     }
                 */
                "application/json": {
                    username: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "username": "ansel",
                     *         "role": "member",
                     *         "createdAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postAuthLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postAuthToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ansel",
                 *       "password": "half dome 1927"
                 *     }
                 */
                "application/json": {
                    username: string;
                    password: string;
                    /** @default API token */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "tst_N0t4R3alT0k3nJustAnExampl3OfItsF0rmXXXXXXXX",
                     *       "id": "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *     }
                     */
                    "application/json": {
                        token: string;
                        id: string;
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "username": "ansel",
                     *         "role": "member",
                     *         "createdAt": "2026-06-01T12:00:00.000Z"
                     *       },
                     *       "quota": {
                     *         "images": {
                     *           "used": 4,
                     *           "limit": 10
                     *         },
                     *         "bytes": {
                     *           "used": 8812456,
                     *           "limit": 5368709120
                     *         },
                     *         "compressionsPerImage": {
                     *           "limit": 10
                     *         },
                     *         "tilingsPerImage": {
                     *           "limit": 4
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                        quota: components["schemas"]["Quota"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tokens": [
                     *         {
                     *           "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *           "name": "laptop",
                     *           "scopes": [
                     *             "read",
                     *             "write"
                     *           ],
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "expiresAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        tokens: components["schemas"]["Token"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postTokens: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, such as a UUID. The same request with the same key is done once, and gets the first answer again for 24 hours. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "laptop",
                 *       "scopes": [
                 *         "read"
                 *       ],
                 *       "expiresInDays": 90
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * @default [
                     *       "read",
                     *       "write"
                     *     ]
                     */
                    scopes?: ("read" | "write")[];
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "tst_N0t4R3alT0k3nJustAnExampl3OfItsF0rmXXXXXXXX",
                     *       "id": "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *     }
                     */
                    "application/json": {
                        token: string;
                        id: string;
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    deleteTokensId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getImages: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                sort?: "createdAt" | "name" | "bytes";
                order?: "asc" | "desc";
                search?: string;
                tag?: string;
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "images": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "name": "half-dome.jpg",
                     *           "format": "jpeg",
                     *           "width": 4000,
                     *           "height": 3000,
                     *           "bytes": 2203114,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "md5": "098f6bcd4621d373cade4e832627b4f6",
                     *           "pages": 1,
                     *           "hasAlpha": false,
                     *           "hasLocation": true,
                     *           "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                     *           "tags": [
                     *             "yosemite"
                     *           ],
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "updatedAt": "2026-06-01T12:00:00.000Z",
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *           "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *           "thumbnail": {
                     *             "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *             "width": 320,
                     *             "height": 240
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        images: components["schemas"]["Image"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    uploadImages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, such as a UUID. The same request with the same key is done once, and gets the first answer again for 24 hours. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description One or many files, each with its name */
                    image: string[];
                };
            };
        };
        responses: {
            /** @description What became of each file */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "images": [
                     *         {
                     *           "image": {
                     *             "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *             "name": "half-dome.jpg",
                     *             "format": "jpeg",
                     *             "width": 4000,
                     *             "height": 3000,
                     *             "bytes": 2203114,
                     *             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "md5": "098f6bcd4621d373cade4e832627b4f6",
                     *             "pages": 1,
                     *             "hasAlpha": false,
                     *             "hasLocation": true,
                     *             "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                     *             "tags": [
                     *               "yosemite"
                     *             ],
                     *             "createdAt": "2026-06-01T12:00:00.000Z",
                     *             "updatedAt": "2026-06-01T12:00:00.000Z",
                     *             "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *             "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *             "thumbnail": {
                     *               "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *               "width": 320,
                     *               "height": 240
                     *             }
                     *           },
                     *           "deduplicated": false,
                     *           "jobs": [
                     *             {
                     *               "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *               "kind": "compression",
                     *               "status": "ready",
                     *               "progress": 1,
                     *               "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *               "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *               "attempts": 1,
                     *               "error": null,
                     *               "createdAt": "2026-06-01T12:00:00.000Z",
                     *               "startedAt": "2026-06-01T12:00:00.000Z",
                     *               "finishedAt": "2026-06-01T12:00:00.000Z"
                     *             }
                     *           ],
                     *           "refusedPresets": [
                     *             {
                     *               "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *               "name": "half-dome.jpg",
                     *               "error": {
                     *                 "code": "text",
                     *                 "message": "text"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        images: components["schemas"]["UploadResult"][];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_FORMAT"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
        };
    };
    getImagesByHashHash: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "image": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "format": "jpeg",
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "bytes": 2203114,
                     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "md5": "098f6bcd4621d373cade4e832627b4f6",
                     *         "pages": 1,
                     *         "hasAlpha": false,
                     *         "hasLocation": true,
                     *         "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                     *         "tags": [
                     *           "yosemite"
                     *         ],
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "thumbnail": {
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *           "width": 320,
                     *           "height": 240
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        image: components["schemas"]["Image"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postImagesDelete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "01kq7x3v9m2c4d6f8g0h1j2k3m"
                 *       ]
                 *     }
                 */
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted": [
                     *         "text"
                     *       ],
                     *       "notFound": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        deleted: string[];
                        notFound: string[];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postImagesZip: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, such as a UUID. The same request with the same key is done once, and gets the first answer again for 24 hours. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "01kq7x3v9m2c4d6f8g0h1j2k3m"
                 *       ]
                 *     }
                 */
                "application/json": {
                    ids: string[];
                    /**
                     * @default [
                     *       "original"
                     *     ]
                     */
                    include?: ("original" | "compressions")[];
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *       "urlExpiresAt": "2026-06-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        urlExpiresAt: string;
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND-or-NOT_GENERATED"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getImagesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "image": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "format": "jpeg",
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "bytes": 2203114,
                     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "md5": "098f6bcd4621d373cade4e832627b4f6",
                     *         "pages": 1,
                     *         "hasAlpha": false,
                     *         "hasLocation": true,
                     *         "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                     *         "tags": [
                     *           "yosemite"
                     *         ],
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "thumbnail": {
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *           "width": 320,
                     *           "height": 240
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        image: components["schemas"]["Image"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    deleteImagesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    patchImagesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Half Dome.jpg",
                 *       "tags": [
                 *         "yosemite",
                 *         "winter"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name?: string;
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "image": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "format": "jpeg",
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "bytes": 2203114,
                     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "md5": "098f6bcd4621d373cade4e832627b4f6",
                     *         "pages": 1,
                     *         "hasAlpha": false,
                     *         "hasLocation": true,
                     *         "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                     *         "tags": [
                     *           "yosemite"
                     *         ],
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "thumbnail": {
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *           "width": 320,
                     *           "height": 240
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        image: components["schemas"]["Image"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postImagesIdPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "webp",
                 *       "quality": 60,
                 *       "width": 1280
                 *     }
                 */
                "application/json": {
                    /**
                     * @default auto
                     * @enum {string}
                     */
                    format?: "auto" | "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "jxl";
                    quality?: number;
                    maxBytes?: number;
                    ssim?: number;
                    lossless?: boolean;
                    width?: number;
                    height?: number;
                    /**
                     * @default inside
                     * @enum {string}
                     */
                    fit?: "inside" | "cover" | "contain" | "fill";
                    /** @default false */
                    enlarge?: boolean;
                    /** @enum {string} */
                    position?: "centre" | "top" | "right top" | "right" | "right bottom" | "bottom" | "left bottom" | "left" | "left top" | "entropy" | "attention";
                    rotate?: number;
                    crop?: {
                        left: number;
                        top: number;
                        width: number;
                        height: number;
                    };
                    background?: string;
                    effort?: number;
                    frame?: number;
                    adjust?: {
                        brightness?: number;
                        saturation?: number;
                        contrast?: number;
                        sharpen?: number;
                        blur?: number;
                        greyscale?: boolean;
                    };
                    /** @enum {string} */
                    metadata?: "strip" | "keep" | "keep-without-location";
                    palette?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Tessera-Bytes": components["headers"]["Tessera-Bytes"];
                    "Tessera-SSIM": components["headers"]["Tessera-SSIM"];
                    "Tessera-Quality": components["headers"]["Tessera-Quality"];
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["TOO_LARGE"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postImagesIdCurve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "formats": [
                 *         "jpeg",
                 *         "webp"
                 *       ],
                 *       "qualities": [
                 *         40,
                 *         60,
                 *         80
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @default [
                     *       "jpeg",
                     *       "webp",
                     *       "avif"
                     *     ]
                     */
                    formats?: ("jpeg" | "webp" | "avif")[];
                    /**
                     * @default [
                     *       20,
                     *       30,
                     *       40,
                     *       50,
                     *       60,
                     *       70,
                     *       80,
                     *       90
                     *     ]
                     */
                    qualities?: number[];
                    /** @default 1280 */
                    width?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "points": [
                     *         {
                     *           "format": "jpeg",
                     *           "quality": -9007199254740991,
                     *           "bytes": 2203114,
                     *           "ssim": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        points: components["schemas"]["CurvePoint"][];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["TOO_LARGE"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getImagesIdThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Follow the Location, a signed link */
            302: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND-or-NOT_GENERATED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getImagesIdDownload: {
        parameters: {
            query?: {
                format?: string;
                json?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *       "urlExpiresAt": "2026-06-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        urlExpiresAt: string;
                    };
                };
            };
            /** @description Follow the Location, a signed link */
            302: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND-or-NOT_GENERATED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postUploads: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, such as a UUID. The same request with the same key is done once, and gets the first answer again for 24 hours. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "half-dome.jpg",
                 *       "bytes": 2203114
                 *     }
                 */
                "application/json": {
                    /** @description The file name */
                    name: string;
                    /** @description Exactly as many as will be sent */
                    bytes: number;
                    /** @description If known: the same bytes are not sent twice, and what arrives is checked */
                    sha256?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "image": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "format": "jpeg",
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "bytes": 2203114,
                     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "md5": "098f6bcd4621d373cade4e832627b4f6",
                     *         "pages": 1,
                     *         "hasAlpha": false,
                     *         "hasLocation": true,
                     *         "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                     *         "tags": [
                     *           "yosemite"
                     *         ],
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "thumbnail": {
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *           "width": 320,
                     *           "height": 240
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        image: components["schemas"]["Image"];
                    };
                };
            };
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *       "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *       "method": "PUT",
                     *       "expiresAt": "2026-06-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["NewTicket"];
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
        };
    };
    getUploadsTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *       "status": "pending",
                     *       "received": 0,
                     *       "image": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "format": "jpeg",
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "bytes": 2203114,
                     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "md5": "098f6bcd4621d373cade4e832627b4f6",
                     *         "pages": 1,
                     *         "hasAlpha": false,
                     *         "hasLocation": true,
                     *         "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                     *         "tags": [
                     *           "yosemite"
                     *         ],
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "thumbnail": {
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *           "width": 320,
                     *           "height": 240
                     *         }
                     *       },
                     *       "error": {
                     *         "code": "text",
                     *         "message": "text"
                     *       },
                     *       "expiresAt": "2026-06-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    putUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As it stands in the address, signed */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Taken */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "image": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "format": "jpeg",
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "bytes": 2203114,
                     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "md5": "098f6bcd4621d373cade4e832627b4f6",
                     *         "pages": 1,
                     *         "hasAlpha": false,
                     *         "hasLocation": true,
                     *         "thumbhash": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                     *         "tags": [
                     *           "yosemite"
                     *         ],
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "thumbnail": {
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *           "width": 320,
                     *           "height": 240
                     *         }
                     *       },
                     *       "deduplicated": false,
                     *       "jobs": [
                     *         {
                     *           "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *           "kind": "compression",
                     *           "status": "ready",
                     *           "progress": 1,
                     *           "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *           "attempts": 1,
                     *           "error": null,
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "startedAt": "2026-06-01T12:00:00.000Z",
                     *           "finishedAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "refusedPresets": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "name": "half-dome.jpg",
                     *           "error": {
                     *             "code": "text",
                     *             "message": "text"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Ingested"];
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            410: components["responses"]["LINK_EXPIRED"];
            413: components["responses"]["TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_FORMAT"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
        };
    };
    deleteUploadsTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getImagesIdCompressions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "compressions": [
                     *         {
                     *           "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *           "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "status": "ready",
                     *           "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *           "recipe": {
                     *             "format": "webp",
                     *             "width": 800,
                     *             "fit": "inside",
                     *             "enlarge": false
                     *           },
                     *           "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "format": "webp",
                     *           "width": 800,
                     *           "height": 600,
                     *           "bytes": 58216,
                     *           "quality": 80,
                     *           "ssim": null,
                     *           "scale": 1,
                     *           "attempts": 1,
                     *           "originalReturned": false,
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *           "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *           "error": null,
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "updatedAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        compressions: components["schemas"]["Compression"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postImagesIdCompressions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, such as a UUID. The same request with the same key is done once, and gets the first answer again for 24 hours. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "webp",
                 *       "width": 800
                 *     }
                 */
                "application/json": {
                    /**
                     * @default auto
                     * @enum {string}
                     */
                    format?: "auto" | "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "jxl";
                    quality?: number;
                    maxBytes?: number;
                    ssim?: number;
                    lossless?: boolean;
                    width?: number;
                    height?: number;
                    /**
                     * @default inside
                     * @enum {string}
                     */
                    fit?: "inside" | "cover" | "contain" | "fill";
                    /** @default false */
                    enlarge?: boolean;
                    /** @enum {string} */
                    position?: "centre" | "top" | "right top" | "right" | "right bottom" | "bottom" | "left bottom" | "left" | "left top" | "entropy" | "attention";
                    rotate?: number;
                    crop?: {
                        left: number;
                        top: number;
                        width: number;
                        height: number;
                    };
                    background?: string;
                    effort?: number;
                    frame?: number;
                    adjust?: {
                        brightness?: number;
                        saturation?: number;
                        contrast?: number;
                        sharpen?: number;
                        blur?: number;
                        greyscale?: boolean;
                    };
                    /** @enum {string} */
                    metadata?: "strip" | "keep" | "keep-without-location";
                    palette?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "compression": {
                     *         "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "ready",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipe": {
                     *           "format": "webp",
                     *           "width": 800,
                     *           "fit": "inside",
                     *           "enlarge": false
                     *         },
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "format": "webp",
                     *         "width": 800,
                     *         "height": 600,
                     *         "bytes": 58216,
                     *         "quality": 80,
                     *         "ssim": null,
                     *         "scale": 1,
                     *         "attempts": 1,
                     *         "originalReturned": false,
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        compression: components["schemas"]["Compression"];
                    };
                };
            };
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "compression": {
                     *         "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "ready",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipe": {
                     *           "format": "webp",
                     *           "width": 800,
                     *           "fit": "inside",
                     *           "enlarge": false
                     *         },
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "format": "webp",
                     *         "width": 800,
                     *         "height": 600,
                     *         "bytes": 58216,
                     *         "quality": 80,
                     *         "ssim": null,
                     *         "scale": 1,
                     *         "attempts": 1,
                     *         "originalReturned": false,
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        compression: components["schemas"]["Compression"];
                    };
                };
            };
            /** @description Under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "kind": "compression",
                     *         "status": "ready",
                     *         "progress": 1,
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "attempts": 1,
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "startedAt": "2026-06-01T12:00:00.000Z",
                     *         "finishedAt": "2026-06-01T12:00:00.000Z"
                     *       },
                     *       "compression": {
                     *         "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "ready",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipe": {
                     *           "format": "webp",
                     *           "width": 800,
                     *           "fit": "inside",
                     *           "enlarge": false
                     *         },
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "format": "webp",
                     *         "width": 800,
                     *         "height": 600,
                     *         "bytes": 58216,
                     *         "quality": 80,
                     *         "ssim": null,
                     *         "scale": 1,
                     *         "attempts": 1,
                     *         "originalReturned": false,
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        job: components["schemas"]["Job"];
                        compression: components["schemas"]["Compression"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CANCELLED-or-CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
        };
    };
    getImagesIdCompressionsCid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                cid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "compression": {
                     *         "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "ready",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipe": {
                     *           "format": "webp",
                     *           "width": 800,
                     *           "fit": "inside",
                     *           "enlarge": false
                     *         },
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "format": "webp",
                     *         "width": 800,
                     *         "height": 600,
                     *         "bytes": 58216,
                     *         "quality": 80,
                     *         "ssim": null,
                     *         "scale": 1,
                     *         "attempts": 1,
                     *         "originalReturned": false,
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        compression: components["schemas"]["Compression"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    deleteImagesIdCompressionsCid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                cid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    patchImagesIdCompressionsCid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                cid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "avif",
                 *       "maxBytes": 60000
                 *     }
                 */
                "application/json": {
                    /**
                     * @default auto
                     * @enum {string}
                     */
                    format?: "auto" | "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "jxl";
                    quality?: number;
                    maxBytes?: number;
                    ssim?: number;
                    lossless?: boolean;
                    width?: number;
                    height?: number;
                    /**
                     * @default inside
                     * @enum {string}
                     */
                    fit?: "inside" | "cover" | "contain" | "fill";
                    /** @default false */
                    enlarge?: boolean;
                    /** @enum {string} */
                    position?: "centre" | "top" | "right top" | "right" | "right bottom" | "bottom" | "left bottom" | "left" | "left top" | "entropy" | "attention";
                    rotate?: number;
                    crop?: {
                        left: number;
                        top: number;
                        width: number;
                        height: number;
                    };
                    background?: string;
                    effort?: number;
                    frame?: number;
                    adjust?: {
                        brightness?: number;
                        saturation?: number;
                        contrast?: number;
                        sharpen?: number;
                        blur?: number;
                        greyscale?: boolean;
                    };
                    /** @enum {string} */
                    metadata?: "strip" | "keep" | "keep-without-location";
                    palette?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "compression": {
                     *         "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "ready",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipe": {
                     *           "format": "webp",
                     *           "width": 800,
                     *           "fit": "inside",
                     *           "enlarge": false
                     *         },
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "format": "webp",
                     *         "width": 800,
                     *         "height": 600,
                     *         "bytes": 58216,
                     *         "quality": 80,
                     *         "ssim": null,
                     *         "scale": 1,
                     *         "attempts": 1,
                     *         "originalReturned": false,
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        compression: components["schemas"]["Compression"];
                    };
                };
            };
            /** @description Under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "kind": "compression",
                     *         "status": "ready",
                     *         "progress": 1,
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "attempts": 1,
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "startedAt": "2026-06-01T12:00:00.000Z",
                     *         "finishedAt": "2026-06-01T12:00:00.000Z"
                     *       },
                     *       "compression": {
                     *         "id": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "ready",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipe": {
                     *           "format": "webp",
                     *           "width": 800,
                     *           "fit": "inside",
                     *           "enlarge": false
                     *         },
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "format": "webp",
                     *         "width": 800,
                     *         "height": 600,
                     *         "bytes": 58216,
                     *         "quality": 80,
                     *         "ssim": null,
                     *         "scale": 1,
                     *         "attempts": 1,
                     *         "originalReturned": false,
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.webp",
                     *         "urlExpiresAt": "2026-06-01T12:15:00.000Z",
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        job: components["schemas"]["Job"];
                        compression: components["schemas"]["Compression"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CANCELLED-or-CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
        };
    };
    getPresets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "presets": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "name": "half-dome.jpg",
                     *           "recipe": {},
                     *           "applyOnUpload": false,
                     *           "error": {
                     *             "code": "text",
                     *             "message": "text"
                     *           },
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "updatedAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        presets: components["schemas"]["Preset"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postPresets: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own, such as a UUID. The same request with the same key is done once, and gets the first answer again for 24 hours. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Web",
                 *       "recipe": {
                 *         "format": "webp",
                 *         "width": 1600
                 *       },
                 *       "applyOnUpload": true
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** @description With a format alone it converts, and passes over images that have it */
                    recipe: {
                        /**
                         * @default auto
                         * @enum {string}
                         */
                        format?: "auto" | "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "jxl";
                        quality?: number;
                        maxBytes?: number;
                        ssim?: number;
                        lossless?: boolean;
                        width?: number;
                        height?: number;
                        /**
                         * @default inside
                         * @enum {string}
                         */
                        fit?: "inside" | "cover" | "contain" | "fill";
                        /** @default false */
                        enlarge?: boolean;
                        /** @enum {string} */
                        position?: "centre" | "top" | "right top" | "right" | "right bottom" | "bottom" | "left bottom" | "left" | "left top" | "entropy" | "attention";
                        rotate?: number;
                        crop?: {
                            left: number;
                            top: number;
                            width: number;
                            height: number;
                        };
                        background?: string;
                        effort?: number;
                        frame?: number;
                        adjust?: {
                            brightness?: number;
                            saturation?: number;
                            contrast?: number;
                            sharpen?: number;
                            blur?: number;
                            greyscale?: boolean;
                        };
                        /** @enum {string} */
                        metadata?: "strip" | "keep" | "keep-without-location";
                        palette?: boolean;
                    };
                    /** @default false */
                    applyOnUpload?: boolean;
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "preset": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "recipe": {},
                     *         "applyOnUpload": false,
                     *         "error": {
                     *           "code": "text",
                     *           "message": "text"
                     *         },
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        preset: components["schemas"]["Preset"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getPresetsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "preset": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "recipe": {},
                     *         "applyOnUpload": false,
                     *         "error": {
                     *           "code": "text",
                     *           "message": "text"
                     *         },
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        preset: components["schemas"]["Preset"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    deletePresetsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    patchPresetsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applyOnUpload": false
                 *     }
                 */
                "application/json": {
                    name?: string;
                    recipe?: {
                        /**
                         * @default auto
                         * @enum {string}
                         */
                        format?: "auto" | "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "jxl";
                        quality?: number;
                        maxBytes?: number;
                        ssim?: number;
                        lossless?: boolean;
                        width?: number;
                        height?: number;
                        /**
                         * @default inside
                         * @enum {string}
                         */
                        fit?: "inside" | "cover" | "contain" | "fill";
                        /** @default false */
                        enlarge?: boolean;
                        /** @enum {string} */
                        position?: "centre" | "top" | "right top" | "right" | "right bottom" | "bottom" | "left bottom" | "left" | "left top" | "entropy" | "attention";
                        rotate?: number;
                        crop?: {
                            left: number;
                            top: number;
                            width: number;
                            height: number;
                        };
                        background?: string;
                        effort?: number;
                        frame?: number;
                        adjust?: {
                            brightness?: number;
                            saturation?: number;
                            contrast?: number;
                            sharpen?: number;
                            blur?: number;
                            greyscale?: boolean;
                        };
                        /** @enum {string} */
                        metadata?: "strip" | "keep" | "keep-without-location";
                        palette?: boolean;
                    };
                    applyOnUpload?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "preset": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "name": "half-dome.jpg",
                     *         "recipe": {},
                     *         "applyOnUpload": false,
                     *         "error": {
                     *           "code": "text",
                     *           "message": "text"
                     *         },
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        preset: components["schemas"]["Preset"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getJobs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "queued" | "processing" | "ready" | "failed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobs": [
                     *         {
                     *           "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *           "kind": "compression",
                     *           "status": "ready",
                     *           "progress": 1,
                     *           "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *           "attempts": 1,
                     *           "error": null,
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "startedAt": "2026-06-01T12:00:00.000Z",
                     *           "finishedAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        jobs: components["schemas"]["Job"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getJobsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "kind": "compression",
                     *         "status": "ready",
                     *         "progress": 1,
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "attempts": 1,
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "startedAt": "2026-06-01T12:00:00.000Z",
                     *         "finishedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        job: components["schemas"]["Job"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    deleteJobsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "kind": "compression",
                     *         "status": "ready",
                     *         "progress": 1,
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "attempts": 1,
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "startedAt": "2026-06-01T12:00:00.000Z",
                     *         "finishedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        job: components["schemas"]["Job"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postJobsIdRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "id": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "kind": "compression",
                     *         "status": "ready",
                     *         "progress": 1,
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *         "attempts": 1,
                     *         "error": null,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "startedAt": "2026-06-01T12:00:00.000Z",
                     *         "finishedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        job: components["schemas"]["Job"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    compressBytes: {
        parameters: {
            query?: {
                format?: "auto" | "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "jxl";
                width?: number;
                quality?: number;
                maxBytes?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/*": string;
                "multipart/form-data": {
                    image: string;
                };
            };
        };
        responses: {
            /** @description The compressed image */
            200: {
                headers: {
                    "Tessera-Bytes": components["headers"]["Tessera-Bytes"];
                    "Tessera-SSIM": components["headers"]["Tessera-SSIM"];
                    "Tessera-Quality": components["headers"]["Tessera-Quality"];
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_FORMAT"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
        };
    };
    getFile: {
        parameters: {
            query?: {
                /** @description If present, the file is to be saved rather than shown */
                download?: string;
            };
            header?: never;
            path: {
                /** @description What is signed */
                token: string;
                /** @description The name of the file */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                    "application/zip": string;
                };
            };
            /** @description The range */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                    "application/zip": string;
                };
            };
            /** @description What you have is current */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            410: components["responses"]["LINK_EXPIRED"];
            416: components["responses"]["RANGE_INVALID"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    createTusUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of the protocol */
                "Tus-Resumable": "1.0.0";
                /** @description Bytes of the file */
                "Upload-Length": number;
                /** @description Pairs of a name and a value in base64 */
                "Upload-Metadata"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    /** @description Bytes that have arrived */
                    "Upload-Offset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
        };
    };
    deleteTusUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of the protocol */
                "Tus-Resumable": "1.0.0";
            };
            path: {
                /** @description From the Location */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Given up */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getTusOffset: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of the protocol */
                "Tus-Resumable": "1.0.0";
            };
            path: {
                /** @description From the Location */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is */
            200: {
                headers: {
                    /** @description Bytes that have arrived */
                    "Upload-Offset"?: number;
                    /** @description Bytes of the file */
                    "Upload-Length"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    patchTusUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of the protocol */
                "Tus-Resumable": "1.0.0";
                /** @description Where these bytes belong */
                "Upload-Offset": number;
            };
            path: {
                /** @description From the Location */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Received; with the last bytes the image is there */
            204: {
                headers: {
                    "Tessera-Image-Id": components["headers"]["Tessera-Image-Id"];
                    /** @description Bytes that have arrived */
                    "Upload-Offset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_FORMAT"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
        };
    };
}
