export * from "@cold-winter/engine";
