/** The search page: what the index holds, for people and for programs. */
package io.copytaster.app.web;
