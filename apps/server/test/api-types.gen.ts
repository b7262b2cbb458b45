export interface paths {
    "/api/v1/auth/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may register */
        get: operations["getAuthRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/auth/logout-everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all sessions, in all browsers; API tokens stay */
        post: operations["postAuthLogoutEverywhere"];
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
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password; all other sessions end */
        post: operations["postMePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete the account with all images, for good */
        post: operations["postMeDelete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sessions: where somebody is logged in */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session */
        delete: operations["deleteSessionsId"];
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
    "/api/v1/images/{id}/tilings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tilings of an image */
        get: operations["getImagesIdTilings"];
        put?: never;
        /** Cut an image into tiles; the same again is answered with what is there */
        post: operations["postImagesIdTilings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/tilings/{tid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a tiling */
        get: operations["getImagesIdTilingsTid"];
        put?: never;
        post?: never;
        /** Delete a tiling, or stop it from being made */
        delete: operations["deleteImagesIdTilingsTid"];
        options?: never;
        head?: never;
        patch?: never;
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
    "/api/v1/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the shares */
        get: operations["getShares"];
        put?: never;
        /**
         * Share images, compressions or a tiling by a link without a login; it is shown once
         * @description The address of the page is in this answer and nowhere else. What leaves by it has no metadata, whatever was uploaded. A token needs both scopes, `read` and `write`.
         */
        post: operations["postShares"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shares/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a share */
        get: operations["getSharesId"];
        put?: never;
        post?: never;
        /** Revoke a share */
        delete: operations["deleteSharesId"];
        options?: never;
        head?: never;
        /** Change the title, the expiry or the password of a share */
        patch: operations["patchSharesId"];
        trace?: never;
    };
    "/api/v1/shared/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what a share shows: pictures without metadata, by links that live shortly
         * @description Where the share has a password, this is 401 with `details.password` until the header brings a grant. A picture that is still being made has no `url` yet: ask again.
         */
        get: operations["getSharedToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a grant for the password of a share */
        post: operations["postSharedTokenUnlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the webhooks */
        get: operations["getWebhooks"];
        put?: never;
        /** Have an address told what happens; the secret that signs the messages is shown once */
        post: operations["postWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a webhook */
        get: operations["getWebhooksId"];
        put?: never;
        post?: never;
        /** Delete a webhook with its deliveries */
        delete: operations["deleteWebhooksId"];
        options?: never;
        head?: never;
        /** Change a webhook, disable or enable it */
        patch: operations["patchWebhooksId"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret; the one before signs as well for a while */
        post: operations["postWebhooksIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message */
        post: operations["postWebhooksIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was sent to a webhook, or is to be */
        get: operations["getWebhooksIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a delivery */
        get: operations["getDeliveriesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the same message again */
        post: operations["postDeliveriesIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts, with what each uses */
        get: operations["getAdminUsers"];
        put?: never;
        /** Make an account for somebody */
        post: operations["postAdminUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an account */
        get: operations["getAdminUsersId"];
        put?: never;
        post?: never;
        /** Delete an account with all that it holds, for good */
        delete: operations["deleteAdminUsersId"];
        options?: never;
        head?: never;
        /** Change an account: its role, its limits, whether it is disabled */
        patch: operations["patchAdminUsersId"];
        trace?: never;
    };
    "/api/v1/admin/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an account a new password; its sessions and API tokens end */
        post: operations["postAdminUsersIdPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations of all admins */
        get: operations["getAdminInvitations"];
        put?: never;
        /** Invite one person; the link is shown once */
        post: operations["postAdminInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: operations["deleteAdminInvitationsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all accounts use together */
        get: operations["getAdminUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the jobs of everybody */
        get: operations["getAdminJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The upload log: what was accepted, what was refused and why */
        get: operations["getAdminUploads"];
        put?: never;
        post?: never;
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
         * @description Metadata: `filename`, and `sha256` in hex if it is known, which is checked at the end and saves what is yours already. With creation-with-upload the body may bring the first bytes.
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
        Registration: {
            /** @enum {string} */
            registration: "open" | "invite" | "closed";
            /** @description Whether the next account becomes the admin */
            first: boolean;
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
        /** @description A browser in which somebody is logged in */
        Session: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Unless it is used before: then it lives on
             */
            expiresAt: string;
            /** @description From which it began */
            address: string | null;
            /** @description What the browser called itself */
            userAgent: string | null;
            /** @description Whether it is the one that asks */
            current: boolean;
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
            scopes: ("read" | "write" | "admin")[];
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
        /** @description An image as equal tiles in one zip, a flat grid or a pyramid */
        Tiling: {
            id: string;
            imageId: string;
            /** @enum {string} */
            status: "queued" | "processing" | "ready" | "failed" | "cancelled";
            jobId: string;
            recipeHash: string;
            tileSize: number;
            /** @enum {string} */
            depth: "one" | "pyramid";
            overlap: number;
            /** @enum {string} */
            edges: "crop" | "pad";
            /** @enum {string} */
            format: "jpeg" | "png" | "webp";
            /** @description Null for png */
            quality: number | null;
            /** @description Of the image; padded edges are beyond */
            width: number;
            /** @description Of the image; padded edges are beyond */
            height: number;
            /** @description Tiles of the full image in a row */
            columns: number;
            rows: number;
            /** @description 1 for a flat grid */
            levels: number;
            /** @description Of all levels */
            tiles: number;
            /** @description Of the zip; null until it is made */
            bytes: number | null;
            urls: components["schemas"]["TilingUrls"] | null;
            urlExpiresAt: string | null;
            error: components["schemas"]["Failure"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description Signed links; all but that of the zip begin the same */
        TilingUrls: {
            dzi: string;
            /** @description With {level}, {column} and {row} in it, to be replaced; they count from 0, the full image is level `levels` - 1 */
            tile: string;
            manifest: string;
            zip: string;
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
        /** @description A link to a page without a login; its address is shown once */
        Share: {
            id: string;
            title: string | null;
            imageIds: string[];
            compressionIds: string[];
            tilingId: string | null;
            hasPassword: boolean;
            /** @description Visits: whoever comes back within half an hour of the last look, from the same address, is one */
            views: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /** @description What a share shows to whoever has its link */
        SharedPage: {
            title: string | null;
            /** Format: date-time */
            expiresAt: string;
            images: components["schemas"]["SharedPicture"][];
            compressions: components["schemas"]["SharedPicture"][];
            tiling: components["schemas"]["SharedTiling"] | null;
        };
        /** @description A picture of a share, without metadata */
        SharedPicture: {
            /**
             * @description While it is being made there is no url yet: ask again
             * @enum {string}
             */
            status: "ready" | "making" | "failed";
            name: string;
            format: string;
            width: number;
            height: number;
            bytes: number | null;
            thumbhash: string | null;
            url: string | null;
            urlExpiresAt: string | null;
            thumbnail: components["schemas"]["Thumbnail"] | null;
        };
        /** @description A tiling of a share; its tiles have no metadata */
        SharedTiling: {
            /** @description Of the image; padded edges are beyond */
            width: number;
            /** @description Of the image; padded edges are beyond */
            height: number;
            tileSize: number;
            /** @enum {string} */
            depth: "one" | "pyramid";
            overlap: number;
            /** @enum {string} */
            edges: "crop" | "pad";
            /** @enum {string} */
            format: "jpeg" | "png" | "webp";
            /** @description Tiles of the full image in a row */
            columns: number;
            rows: number;
            /** @description 1 for a flat grid */
            levels: number;
            /** @description Of all levels */
            tiles: number;
            /** @description Of the zip; null until it is made */
            bytes: number | null;
            urls: components["schemas"]["TilingUrls"] | null;
            urlExpiresAt: string | null;
            name: string;
        };
        /** @description Opens a share that has a password, for a while */
        ShareGrant: {
            grant: string;
            /** Format: date-time */
            grantExpiresAt: string;
        };
        /** @description An address that is told what happens */
        Webhook: {
            id: string;
            url: string;
            events: ("image.created" | "image.deleted" | "thumbnail.ready" | "compression.ready" | "tiling.ready" | "job.failed")[];
            disabled: boolean;
            /** @description Where the server did it by itself */
            disabledReason: string | null;
            /** @description Until when messages are signed with the secret before as well */
            previousSecretExpiresAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        WebhookWithSecret: {
            webhook: components["schemas"]["Webhook"];
            /** @description Of Standard Webhooks (`whsec_…`); shown this once */
            secret: string;
        };
        /** @description One message to one webhook, and what became of it */
        Delivery: {
            /** @description The `webhook-id` of the message, at each attempt */
            id: string;
            webhookId: string;
            /** @enum {string} */
            type: "image.created" | "image.deleted" | "thumbnail.ready" | "compression.ready" | "tiling.ready" | "job.failed" | "webhook.test";
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            lastAttemptAt: string | null;
            nextAttemptAt: string | null;
            /** @description What the receiver answered last, if it did */
            responseStatus: number | null;
            error: string | null;
            /** @description What is sent */
            message: unknown;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        /** @description An account with what it uses, as admins see it */
        Account: {
            id: string;
            username: string;
            /** @enum {string} */
            role: "admin" | "member";
            /** Format: date-time */
            createdAt: string;
            disabled: boolean;
            quota: components["schemas"]["Quota"];
            /** @description Limits that differ from the server’s */
            ownLimits: {
                images?: number;
                bytes?: number;
                compressionsPerImage?: number;
                tilingsPerImage?: number;
            };
        };
        /** @description Lets one person register; its token is shown once */
        Invitation: {
            id: string;
            note: string;
            /** @enum {string} */
            role: "admin" | "member";
            /** @enum {string} */
            status: "open" | "used" | "expired";
            createdBy: components["schemas"]["Person"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            usedBy: components["schemas"]["Person"] | null;
            usedAt: string | null;
        };
        Person: {
            id: string;
            /** @description Null once deleted */
            username: string | null;
        };
        /** @description Of all accounts together, and the limits of those without their own */
        Usage: {
            users: number;
            images: number;
            compressions: number;
            tilings: number;
            bytes: number;
            limits: {
                images: number;
                bytes: number;
                compressionsPerImage: number;
                tilingsPerImage: number;
            };
        };
        SomeonesJob: {
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
            user: components["schemas"]["Person"];
        };
        /** @description A line of the upload log */
        LoggedUpload: {
            id: string;
            user: components["schemas"]["Person"];
            /** @enum {string} */
            via: "multipart" | "put" | "tus" | "rest";
            name: string;
            /** @description That arrived */
            bytes: number;
            /** @enum {string} */
            outcome: "accepted" | "deduplicated" | "refused";
            imageId: string | null;
            error: components["schemas"]["Failure"] | null;
            address: string | null;
            /** Format: date-time */
            createdAt: string;
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
    getAuthRegistration: {
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
                     *       "registration": "open",
                     *       "first": false
                     *     }
                     */
                    "application/json": components["schemas"]["Registration"];
                };
            };
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
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
                    /** @description The token of an invitation; needed where registration is by invitation */
                    invitation?: string;
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
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            410: components["responses"]["LINK_EXPIRED"];
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
    postAuthLogoutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /**
                     * @description Whether the session that asks stays
                     * @default false
                     */
                    keepCurrent?: boolean;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    postMePassword: {
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
                 *       "currentPassword": "half dome 1927",
                 *       "newPassword": "moonrise 1941"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                    /**
                     * @description Whether all API tokens end as well
                     * @default false
                     */
                    revokeTokens?: boolean;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    postMeDelete: {
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
                 *       "password": "half dome 1927"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getSessions: {
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
                     *       "sessions": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "expiresAt": "2026-06-01T12:00:00.000Z",
                     *           "address": null,
                     *           "userAgent": null,
                     *           "current": false
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        sessions: components["schemas"]["Session"][];
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
    deleteSessionsId: {
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
                     * @description Only an admin can give the admin scope
                     * @default [
                     *       "read",
                     *       "write"
                     *     ]
                     */
                    scopes?: ("read" | "write" | "admin")[];
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
            400: components["responses"]["INVALID_INPUT"];
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
            410: components["responses"]["LINK_EXPIRED"];
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
            409: components["responses"]["CONFLICT"];
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
    getImagesIdTilings: {
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
                     *       "tilings": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "status": "queued",
                     *           "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *           "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "tileSize": 1,
                     *           "depth": "one",
                     *           "overlap": 0,
                     *           "edges": "crop",
                     *           "format": "jpeg",
                     *           "quality": -9007199254740991,
                     *           "width": 4000,
                     *           "height": 3000,
                     *           "columns": 1,
                     *           "rows": 1,
                     *           "levels": 1,
                     *           "tiles": 1,
                     *           "bytes": 2203114,
                     *           "urls": {
                     *             "dzi": "text",
                     *             "tile": "text",
                     *             "manifest": "text",
                     *             "zip": "text"
                     *           },
                     *           "urlExpiresAt": "2026-06-01T12:00:00.000Z",
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
                        tilings: components["schemas"]["Tiling"][];
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
    postImagesIdTilings: {
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
                 *       "depth": "pyramid",
                 *       "tileSize": 256,
                 *       "format": "webp"
                 *     }
                 */
                "application/json": {
                    /** @default 256 */
                    tileSize?: number;
                    /**
                     * @default one
                     * @enum {string}
                     */
                    depth?: "one" | "pyramid";
                    /** @default 0 */
                    overlap?: number;
                    /**
                     * @default jpeg
                     * @enum {string}
                     */
                    format?: "jpeg" | "png" | "webp";
                    /** @default 80 */
                    quality?: number;
                    /**
                     * @default crop
                     * @enum {string}
                     */
                    edges?: "crop" | "pad";
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
                     *       "tiling": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "queued",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "tileSize": 1,
                     *         "depth": "one",
                     *         "overlap": 0,
                     *         "edges": "crop",
                     *         "format": "jpeg",
                     *         "quality": -9007199254740991,
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "columns": 1,
                     *         "rows": 1,
                     *         "levels": 1,
                     *         "tiles": 1,
                     *         "bytes": 2203114,
                     *         "urls": {
                     *           "dzi": "text",
                     *           "tile": "text",
                     *           "manifest": "text",
                     *           "zip": "text"
                     *         },
                     *         "urlExpiresAt": "2026-06-01T12:00:00.000Z",
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
                        job: components["schemas"]["Job"] | null;
                        tiling: components["schemas"]["Tiling"];
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
                     *       "tiling": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "queued",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "tileSize": 1,
                     *         "depth": "one",
                     *         "overlap": 0,
                     *         "edges": "crop",
                     *         "format": "jpeg",
                     *         "quality": -9007199254740991,
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "columns": 1,
                     *         "rows": 1,
                     *         "levels": 1,
                     *         "tiles": 1,
                     *         "bytes": 2203114,
                     *         "urls": {
                     *           "dzi": "text",
                     *           "tile": "text",
                     *           "manifest": "text",
                     *           "zip": "text"
                     *         },
                     *         "urlExpiresAt": "2026-06-01T12:00:00.000Z",
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
                        job: components["schemas"]["Job"];
                        tiling: components["schemas"]["Tiling"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getImagesIdTilingsTid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tid: string;
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
                     *       "tiling": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "status": "queued",
                     *         "jobId": "01kq7x5b3y7z1a3b5c7d9e2f4g",
                     *         "recipeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "tileSize": 1,
                     *         "depth": "one",
                     *         "overlap": 0,
                     *         "edges": "crop",
                     *         "format": "jpeg",
                     *         "quality": -9007199254740991,
                     *         "width": 4000,
                     *         "height": 3000,
                     *         "columns": 1,
                     *         "rows": 1,
                     *         "levels": 1,
                     *         "tiles": 1,
                     *         "bytes": 2203114,
                     *         "urls": {
                     *           "dzi": "text",
                     *           "tile": "text",
                     *           "manifest": "text",
                     *           "zip": "text"
                     *         },
                     *         "urlExpiresAt": "2026-06-01T12:00:00.000Z",
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
                        tiling: components["schemas"]["Tiling"];
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
    deleteImagesIdTilingsTid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tid: string;
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
    getShares: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                     *       "shares": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "title": null,
                     *           "imageIds": [
                     *             "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *           ],
                     *           "compressionIds": [
                     *             "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *           ],
                     *           "tilingId": null,
                     *           "hasPassword": false,
                     *           "views": 0,
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "expiresAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        shares: components["schemas"]["Share"][];
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
    postShares: {
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
                 *       "imageIds": [
                 *         "01kq7x3v9m2c4d6f8g0h1j2k3m"
                 *       ],
                 *       "title": "Yosemite",
                 *       "expiresInHours": 48
                 *     }
                 */
                "application/json": {
                    imageIds?: string[];
                    compressionIds?: string[];
                    tilingId?: string;
                    /** @description Stands above the pictures */
                    title?: string;
                    /** @default 168 */
                    expiresInHours?: number;
                    /** @description Asked for before anything is shown */
                    password?: string;
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
                     *       "share": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "title": null,
                     *         "imageIds": [
                     *           "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *         ],
                     *         "compressionIds": [
                     *           "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *         ],
                     *         "tilingId": null,
                     *         "hasPassword": false,
                     *         "views": 0,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "expiresAt": "2026-06-01T12:00:00.000Z"
                     *       },
                     *       "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg"
                     *     }
                     */
                    "application/json": {
                        share: components["schemas"]["Share"];
                        url: string;
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            404: components["responses"]["NOT_FOUND-or-NOT_GENERATED"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getSharesId: {
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
                     *       "share": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "title": null,
                     *         "imageIds": [
                     *           "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *         ],
                     *         "compressionIds": [
                     *           "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *         ],
                     *         "tilingId": null,
                     *         "hasPassword": false,
                     *         "views": 0,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "expiresAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        share: components["schemas"]["Share"];
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
    deleteSharesId: {
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
    patchSharesId: {
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
                 *       "title": "Yosemite in winter",
                 *       "expiresInHours": 168
                 *     }
                 */
                "application/json": {
                    title?: string | null;
                    /** @description From now on */
                    expiresInHours?: number;
                    /** @description Null takes it away */
                    password?: string | null;
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
                     *       "share": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "title": null,
                     *         "imageIds": [
                     *           "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *         ],
                     *         "compressionIds": [
                     *           "01kq7x3v9m2c4d6f8g0h1j2k3m"
                     *         ],
                     *         "tilingId": null,
                     *         "hasPassword": false,
                     *         "views": 0,
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "expiresAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        share: components["schemas"]["Share"];
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
    getSharedToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description From `POST /api/v1/shared/{token}/unlock`, where the share has a password */
                "tessera-share-grant"?: string;
            };
            path: {
                token: string;
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
                     *       "share": {
                     *         "title": null,
                     *         "expiresAt": "2026-06-01T12:00:00.000Z",
                     *         "images": [
                     *           {
                     *             "status": "ready",
                     *             "name": "half-dome.jpg",
                     *             "format": "text",
                     *             "width": 4000,
                     *             "height": 3000,
                     *             "bytes": 2203114,
                     *             "thumbhash": null,
                     *             "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *             "urlExpiresAt": "2026-06-01T12:00:00.000Z",
                     *             "thumbnail": {
                     *               "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *               "width": 4000,
                     *               "height": 3000
                     *             }
                     *           }
                     *         ],
                     *         "compressions": [
                     *           {
                     *             "status": "ready",
                     *             "name": "half-dome.jpg",
                     *             "format": "text",
                     *             "width": 4000,
                     *             "height": 3000,
                     *             "bytes": 2203114,
                     *             "thumbhash": null,
                     *             "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *             "urlExpiresAt": "2026-06-01T12:00:00.000Z",
                     *             "thumbnail": {
                     *               "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *               "width": 4000,
                     *               "height": 3000
                     *             }
                     *           }
                     *         ],
                     *         "tiling": {
                     *           "width": 4000,
                     *           "height": 3000,
                     *           "tileSize": 1,
                     *           "depth": "one",
                     *           "overlap": 0,
                     *           "edges": "crop",
                     *           "format": "jpeg",
                     *           "columns": 1,
                     *           "rows": 1,
                     *           "levels": 1,
                     *           "tiles": 1,
                     *           "bytes": 2203114,
                     *           "urls": {
                     *             "dzi": "text",
                     *             "tile": "text",
                     *             "manifest": "text",
                     *             "zip": "text"
                     *           },
                     *           "urlExpiresAt": "2026-06-01T12:00:00.000Z",
                     *           "name": "half-dome.jpg"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        share: components["schemas"]["SharedPage"];
                    };
                };
            };
            401: components["responses"]["UNAUTHENTICATED"];
            404: components["responses"]["NOT_FOUND"];
            410: components["responses"]["LINK_EXPIRED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    postSharedTokenUnlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "half dome 1927"
                 *     }
                 */
                "application/json": {
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
                     *       "grant": "text",
                     *       "grantExpiresAt": "2026-06-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ShareGrant"];
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            410: components["responses"]["LINK_EXPIRED"];
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
    getWebhooks: {
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
                     *       "webhooks": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *           "events": [
                     *             "image.created"
                     *           ],
                     *           "disabled": false,
                     *           "disabledReason": null,
                     *           "previousSecretExpiresAt": "2026-06-01T12:00:00.000Z",
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "updatedAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        webhooks: components["schemas"]["Webhook"][];
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
    postWebhooks: {
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
                 *       "url": "https://example.org/tessera",
                 *       "events": [
                 *         "compression.ready",
                 *         "job.failed"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description https, of a public host */
                    url: string;
                    /** @description What to be told of */
                    events?: ("image.created" | "image.deleted" | "thumbnail.ready" | "compression.ready" | "tiling.ready" | "job.failed")[];
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
                     *       "webhook": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "events": [
                     *           "image.created"
                     *         ],
                     *         "disabled": false,
                     *         "disabledReason": null,
                     *         "previousSecretExpiresAt": "2026-06-01T12:00:00.000Z",
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       },
                     *       "secret": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
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
    getWebhooksId: {
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
                     *       "webhook": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "events": [
                     *           "image.created"
                     *         ],
                     *         "disabled": false,
                     *         "disabledReason": null,
                     *         "previousSecretExpiresAt": "2026-06-01T12:00:00.000Z",
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        webhook: components["schemas"]["Webhook"];
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
    deleteWebhooksId: {
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
    patchWebhooksId: {
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
                 *       "events": [
                 *         "image.created"
                 *       ],
                 *       "disabled": false
                 *     }
                 */
                "application/json": {
                    /** @description https, of a public host */
                    url?: string;
                    /** @description What to be told of */
                    events?: ("image.created" | "image.deleted" | "thumbnail.ready" | "compression.ready" | "tiling.ready" | "job.failed")[];
                    /** @description What is still to be delivered is given up */
                    disabled?: boolean;
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
                     *       "webhook": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "events": [
                     *           "image.created"
                     *         ],
                     *         "disabled": false,
                     *         "disabledReason": null,
                     *         "previousSecretExpiresAt": "2026-06-01T12:00:00.000Z",
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        webhook: components["schemas"]["Webhook"];
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
    postWebhooksIdSecret: {
        parameters: {
            query?: {
                /** @description How long the secret before signs as well */
                overlapHours?: number;
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
                     *       "webhook": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg",
                     *         "events": [
                     *           "image.created"
                     *         ],
                     *         "disabled": false,
                     *         "disabledReason": null,
                     *         "previousSecretExpiresAt": "2026-06-01T12:00:00.000Z",
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "updatedAt": "2026-06-01T12:00:00.000Z"
                     *       },
                     *       "secret": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
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
    postWebhooksIdTest: {
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
        requestBody?: never;
        responses: {
            /** @description Under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "webhookId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "type": "image.created",
                     *         "status": "pending",
                     *         "attempts": 0,
                     *         "lastAttemptAt": "2026-06-01T12:00:00.000Z",
                     *         "nextAttemptAt": "2026-06-01T12:00:00.000Z",
                     *         "responseStatus": -9007199254740991,
                     *         "error": null,
                     *         "message": {},
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "finishedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        delivery: components["schemas"]["Delivery"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getWebhooksIdDeliveries: {
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
                     *       "deliveries": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "webhookId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "type": "image.created",
                     *           "status": "pending",
                     *           "attempts": 0,
                     *           "lastAttemptAt": "2026-06-01T12:00:00.000Z",
                     *           "nextAttemptAt": "2026-06-01T12:00:00.000Z",
                     *           "responseStatus": -9007199254740991,
                     *           "error": null,
                     *           "message": {},
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "finishedAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        deliveries: components["schemas"]["Delivery"][];
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
    getDeliveriesId: {
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
                     *       "delivery": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "webhookId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "type": "image.created",
                     *         "status": "pending",
                     *         "attempts": 0,
                     *         "lastAttemptAt": "2026-06-01T12:00:00.000Z",
                     *         "nextAttemptAt": "2026-06-01T12:00:00.000Z",
                     *         "responseStatus": -9007199254740991,
                     *         "error": null,
                     *         "message": {},
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "finishedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        delivery: components["schemas"]["Delivery"];
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
    postDeliveriesIdReplay: {
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
        requestBody?: never;
        responses: {
            /** @description Under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "webhookId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "type": "image.created",
                     *         "status": "pending",
                     *         "attempts": 0,
                     *         "lastAttemptAt": "2026-06-01T12:00:00.000Z",
                     *         "nextAttemptAt": "2026-06-01T12:00:00.000Z",
                     *         "responseStatus": -9007199254740991,
                     *         "error": null,
                     *         "message": {},
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "finishedAt": "2026-06-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        delivery: components["schemas"]["Delivery"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getAdminUsers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                sort?: "username" | "createdAt";
                order?: "asc" | "desc";
                /** @description Part of the name */
                search?: string;
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
                     *       "users": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "username": "ansel",
                     *           "role": "admin",
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "disabled": false,
                     *           "quota": {
                     *             "images": {
                     *               "used": 4,
                     *               "limit": 10
                     *             },
                     *             "bytes": {
                     *               "used": 8812456,
                     *               "limit": 5368709120
                     *             },
                     *             "compressionsPerImage": {
                     *               "limit": 10
                     *             },
                     *             "tilingsPerImage": {
                     *               "limit": 4
                     *             }
                     *           },
                     *           "ownLimits": {}
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        users: components["schemas"]["Account"][];
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
    postAdminUsers: {
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
                 *       "username": "ansel",
                 *       "password": "half dome 1927"
                 *     }
                 */
                "application/json": {
                    username: string;
                    password: string;
                    /**
                     * @default member
                     * @enum {string}
                     */
                    role?: "admin" | "member";
                    /** @default {} */
                    quota?: {
                        images?: number;
                        bytes?: number;
                        compressionsPerImage?: number;
                        tilingsPerImage?: number;
                    };
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
                     *         "role": "admin",
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "disabled": false,
                     *         "quota": {
                     *           "images": {
                     *             "used": 4,
                     *             "limit": 10
                     *           },
                     *           "bytes": {
                     *             "used": 8812456,
                     *             "limit": 5368709120
                     *           },
                     *           "compressionsPerImage": {
                     *             "limit": 10
                     *           },
                     *           "tilingsPerImage": {
                     *             "limit": 4
                     *           }
                     *         },
                     *         "ownLimits": {}
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["Account"];
                    };
                };
            };
            400: components["responses"]["INVALID_INPUT"];
            401: components["responses"]["UNAUTHENTICATED"];
            403: components["responses"]["FORBIDDEN"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getAdminUsersId: {
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
                     *       "user": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "username": "ansel",
                     *         "role": "admin",
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "disabled": false,
                     *         "quota": {
                     *           "images": {
                     *             "used": 4,
                     *             "limit": 10
                     *           },
                     *           "bytes": {
                     *             "used": 8812456,
                     *             "limit": 5368709120
                     *           },
                     *           "compressionsPerImage": {
                     *             "limit": 10
                     *           },
                     *           "tilingsPerImage": {
                     *             "limit": 4
                     *           }
                     *         },
                     *         "ownLimits": {}
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["Account"];
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
    deleteAdminUsersId: {
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
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    patchAdminUsersId: {
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
                 *       "disabled": false,
                 *       "quota": {
                 *         "images": 100
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    role?: "admin" | "member";
                    /** @description True ends all sessions and API tokens, and cancels all jobs */
                    disabled?: boolean;
                    /** @description Replaces all limits of its own */
                    quota?: {
                        images?: number;
                        bytes?: number;
                        compressionsPerImage?: number;
                        tilingsPerImage?: number;
                    };
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
                     *         "role": "admin",
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "disabled": false,
                     *         "quota": {
                     *           "images": {
                     *             "used": 4,
                     *             "limit": 10
                     *           },
                     *           "bytes": {
                     *             "used": 8812456,
                     *             "limit": 5368709120
                     *           },
                     *           "compressionsPerImage": {
                     *             "limit": 10
                     *           },
                     *           "tilingsPerImage": {
                     *             "limit": 4
                     *           }
                     *         },
                     *         "ownLimits": {}
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["Account"];
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
    postAdminUsersIdPassword: {
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
                 *       "password": "half dome 1927"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say */
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
            413: components["responses"]["TOO_LARGE"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
        };
    };
    getAdminInvitations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                     *       "invitations": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "note": "text",
                     *           "role": "admin",
                     *           "status": "open",
                     *           "createdBy": {
                     *             "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *             "username": "ansel"
                     *           },
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "expiresAt": "2026-06-01T12:00:00.000Z",
                     *           "usedBy": {
                     *             "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *             "username": "ansel"
                     *           },
                     *           "usedAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        invitations: components["schemas"]["Invitation"][];
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
    postAdminInvitations: {
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
                /** @example {} */
                "application/json": {
                    /**
                     * @description For whom it is; only admins see it
                     * @default
                     */
                    note?: string;
                    /**
                     * @default member
                     * @enum {string}
                     */
                    role?: "admin" | "member";
                    /** @default 7 */
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
                     *       "invitation": {
                     *         "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *         "note": "text",
                     *         "role": "admin",
                     *         "status": "open",
                     *         "createdBy": {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "username": "ansel"
                     *         },
                     *         "createdAt": "2026-06-01T12:00:00.000Z",
                     *         "expiresAt": "2026-06-01T12:00:00.000Z",
                     *         "usedBy": {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "username": "ansel"
                     *         },
                     *         "usedAt": "2026-06-01T12:00:00.000Z"
                     *       },
                     *       "token": "tst_N0t4R3alT0k3nJustAnExampl3OfItsF0rmXXXXXXXX",
                     *       "url": "https://images.example.org/files/MX5hYmNkZWZ-MTc4MDMxNjEwMA.Zm9vYmFyYmF6/half-dome.jpg"
                     *     }
                     */
                    "application/json": {
                        invitation: components["schemas"]["Invitation"];
                        token: string;
                        url: string;
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
    deleteAdminInvitationsId: {
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
    getAdminUsage: {
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
                     *       "usage": {
                     *         "users": 0,
                     *         "images": 0,
                     *         "compressions": 0,
                     *         "tilings": 0,
                     *         "bytes": 2203114,
                     *         "limits": {
                     *           "images": 0,
                     *           "bytes": 2203114,
                     *           "compressionsPerImage": 0,
                     *           "tilingsPerImage": 0
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        usage: components["schemas"]["Usage"];
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
    getAdminJobs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Only what is of this user */
                userId?: string;
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
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "kind": "thumbnail",
                     *           "status": "queued",
                     *           "progress": 0,
                     *           "imageId": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "outputId": "01kq7x5b2n8p4q6r1s3t5v7w9x",
                     *           "attempts": 0,
                     *           "error": {
                     *             "code": "text",
                     *             "message": "text"
                     *           },
                     *           "createdAt": "2026-06-01T12:00:00.000Z",
                     *           "startedAt": "2026-06-01T12:00:00.000Z",
                     *           "finishedAt": "2026-06-01T12:00:00.000Z",
                     *           "user": {
                     *             "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *             "username": "ansel"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        jobs: components["schemas"]["SomeonesJob"][];
                        nextCursor: string | null;
                        /** @description Null where only reading everything would tell */
                        total: number | null;
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
    getAdminUploads: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Only what is of this user */
                userId?: string;
                outcome?: "accepted" | "deduplicated" | "refused";
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
                     *       "uploads": [
                     *         {
                     *           "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *           "user": {
                     *             "id": "01kq7x3v9m2c4d6f8g0h1j2k3m",
                     *             "username": "ansel"
                     *           },
                     *           "via": "multipart",
                     *           "name": "half-dome.jpg",
                     *           "bytes": 2203114,
                     *           "outcome": "accepted",
                     *           "imageId": null,
                     *           "error": {
                     *             "code": "text",
                     *             "message": "text"
                     *           },
                     *           "address": null,
                     *           "createdAt": "2026-06-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        uploads: components["schemas"]["LoggedUpload"][];
                        nextCursor: string | null;
                        /** @description Null where only reading everything would tell */
                        total: number | null;
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
            409: components["responses"]["CONFLICT"];
            412: components["responses"]["INVALID_INPUT"];
            413: components["responses"]["TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_FORMAT"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
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
            409: components["responses"]["CONFLICT"];
            412: components["responses"]["INVALID_INPUT"];
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
            403: components["responses"]["FORBIDDEN-or-QUOTA_EXCEEDED"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            410: components["responses"]["LINK_EXPIRED"];
            412: components["responses"]["INVALID_INPUT"];
            413: components["responses"]["TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_FORMAT"];
            422: components["responses"]["BAD_IMAGE-or-PROCESSING_FAILED"];
            429: components["responses"]["RATE_LIMITED"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["UNAVAILABLE"];
            507: components["responses"]["OUT_OF_DISK"];
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
            410: components["responses"]["LINK_EXPIRED"];
            412: components["responses"]["INVALID_INPUT"];
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
