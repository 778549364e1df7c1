import "@cold-winter/workbench/import-worker";
