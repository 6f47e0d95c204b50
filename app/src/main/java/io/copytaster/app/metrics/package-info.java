/** What those who run the program see of it: metrics, and whether it lives and is ready. */
package io.copytaster.app.metrics;
