/** What to do about deliveries that failed. */
package io.copytaster.app.deadletters;
