/** The main job: the whole pipeline in one process. */
package io.copytaster.app.run;
