export declare const serverOptions: string[]
