package io.slo4j.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Judges failed calls by what Spring MVC answers, and counts its routes, functional endpoints included, if
 * {@code slo.http.objective} is configured.
 */
@AutoConfiguration(after = SloAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, FilterRegistrationBean.class})
public class SloMvcAutoConfiguration {
    static final String FILTER = "sloHttpFilter";

    /** For Spring. */
    public SloMvcAutoConfiguration() {}

    @Bean
    @ConditionalOnProperty("slo.http.objective")
    FilterRegistrationBean<SloHttpFilter> sloHttpFilter(SloSetup setup) {
        FilterRegistrationBean<SloHttpFilter> filter = new FilterRegistrationBean<>(new SloHttpFilter(
                setup.routes().orElseThrow(), setup.clientErrors(), setup.slos().clock()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setName(FILTER);
        return filter;
    }

    @Bean
    WebMvcConfigurer sloRoutes(ObjectProvider<FilterRegistrationBean<SloHttpFilter>> filters) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new MvcFailures()).order(Ordered.HIGHEST_PRECEDENCE);
                FilterRegistrationBean<SloHttpFilter> found = filters.getIfAvailable();
                SloHttpFilter filter = found == null ? null : found.getFilter();
                if (filter != null) {
                    registry.addInterceptor(filter).order(Ordered.HIGHEST_PRECEDENCE);
                }
            }
        };
    }
}
